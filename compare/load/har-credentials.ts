/** Names of fields and parameters whose values let somebody in. */
const name =
  /(token|secret|passw|passphrase|api[-_]?key|access[-_]?key|authorization|credential|session|signature|jwt|otp|^(auth|key|sig|code|pin|pwd)$)/i;
/** A signed token is one by its form. */
const signed = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/;

/** Whether a body or a path holds what lets somebody in, so that the request is not copied at all. */
export function credentialIn(path: string, body: string | undefined): boolean {
  if (signed.test(path.split("?")[0] ?? "") || signed.test(body ?? "")) return true;
  return fieldsOf(body ?? "").some((field) => name.test(field));
}

/** The path without those parameters of its query. */
export function withoutCredentials(path: string): string {
  const [before = "", query] = path.split("?");
  if (query === undefined) return path;
  const kept = query.split("&").filter((parameter) => {
    const [key = ""] = parameter.split("=");
    return !name.test(key) && !signed.test(parameter);
  });
  return kept.length === 0 ? before : `${before}?${kept.join("&")}`;
}

/** Names of all fields of JSON, at any depth, or of a form. */
function fieldsOf(body: string): string[] {
  try {
    return keysOf(JSON.parse(body));
  } catch {
    return [...new URLSearchParams(body).keys()];
  }
}

function keysOf(json: unknown): string[] {
  if (typeof json !== "object" || json === null) return [];
  return [
    ...(Array.isArray(json) ? [] : Object.keys(json)),
    ...Object.values(json).flatMap(keysOf),
  ];
}
