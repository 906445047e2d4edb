/** The body of an answer as it is shown. */
export type Body =
  | { readonly kind: "none" }
  | { readonly kind: "json" | "text"; readonly lines: readonly string[] }
  | { readonly kind: "binary"; readonly type: string };

/**
 * JSON is laid out, other text is as it came, and of anything else there is nothing to see.
 * @param type the answer's content type; where there is none, what reads as UTF-8 is text
 */
export function readBody(bytes: Uint8Array, type: string | undefined): Body {
  if (bytes.length === 0) return { kind: "none" };
  const text = isText(type) ? decoded(bytes) : undefined;
  if (text === undefined) return { kind: "binary", type: type ?? "application/octet-stream" };
  const value = isJson(type) ? parsed(text) : undefined;
  if (value !== undefined) {
    return { kind: "json", lines: JSON.stringify(value, undefined, 2).split("\n") };
  }
  return { kind: "text", lines: text.split(/\r?\n/) };
}

const isJson = (type = "application/json") => /^[\w.-]+\/(?:[\w.-]+\+)?json\b/i.test(type);

const isText = (type = "text/plain") =>
  isJson(type) || /^text\/|[/+](?:xml|javascript|x-www-form-urlencoded|yaml|graphql)\b/i.test(type);

/** undefined where it is no UTF-8, or has what no text has. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}

/** undefined where it is no JSON after all. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
