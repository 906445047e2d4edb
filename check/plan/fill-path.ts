/** Where a route's path has a value: `:id`, `:id(\\d+)`, `{id}`, `{rest+}`, `*rest`. */
const places = /:(\w+)(\([^)]*\))?[?+*]?|\{(\w+)(\+?)\}|\*(\w*)/g;

/**
 * A path that a route takes.
 *
 * @param template as Express or API Gateway writes it
 * @param value of a place, by its name
 */
export function fillPath(template: string, value: (name: string) => string): string {
  // Express 5 writes what may be left out in braces: `/files{/:name}`.
  const whole = template.replace(/\{([^{}]*[/:*][^{}]*)\}/g, "$1");
  const filled = whole.replace(places, (_all, express, _pattern, gateway, _plus, rest) =>
    encodeURIComponent(value(express ?? gateway ?? rest ?? "rest")),
  );
  return asSent(filled);
}

/** What no address may hold as it is, as a client sends it. */
const asSent = (text: string) => text.replace(/[^\x21-\x7e]+/g, encodeURIComponent);

/** Whether a template takes a path, as far as their segments tell. */
export function takes(template: string, path: string): boolean {
  const segments = (text: string) =>
    (text.split("?")[0] ?? "").split("/").filter((one) => one !== "");
  const [wanted, given] = [segments(asSent(template)), segments(asSent(path))];
  const greedy = wanted.some((one) => /^\*|\+\}$/.test(one));
  if (greedy ? given.length < wanted.length : given.length !== wanted.length) return false;
  return wanted.every((one, at) => /[:{*]/.test(one) || one === given[at]);
}
