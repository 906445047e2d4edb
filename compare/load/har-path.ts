/** Segments that stand for one of many: numbers, UUIDs, long hexadecimals, long words with digits. */
const variable = [
  /^\d+$/,
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  /^[0-9a-f]{16,}$/i,
  /^(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9_-]{8,}$/,
];

/** The longest name that a scenario takes. */
const longest = 60;

/** What a request is called: its method and its path's template, `GET /orders/{id}`, without its query. */
export function namedPath(method: string, path: string): string {
  const [before = ""] = path.split("?");
  const segments = before
    .split("/")
    .map((segment) => (variable.some((form) => form.test(segment)) ? "{id}" : segment));
  return `${method} ${segments.join("/")}`.slice(0, longest);
}
