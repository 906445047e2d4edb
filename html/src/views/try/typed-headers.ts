export type HeaderLine = readonly [name: string, value: string];

export interface TypedHeaders {
  readonly headers: readonly HeaderLine[];
  /** What is wrong, a sentence for each line that is. */
  readonly problems: readonly string[];
}

/**
 * Reads headers as a person types them, `name: value`, one a line; empty lines are let be.
 * Names and values as RFC 9110, sections 5.1 and 5.5, has them, in what a browser lets a page send.
 */
export function parseHeaders(text: string): TypedHeaders {
  const lines = text.split("\n").map((line) => line.trim());
  const headers: HeaderLine[] = [];
  const problems: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (line === "") continue;
    const colon = line.indexOf(":");
    const name = line.slice(0, Math.max(0, colon)).trim();
    const value = line.slice(colon + 1).trim();
    const problem = problemOf(name, value);
    if (problem === undefined) headers.push([name, value]);
    else problems.push(`Header ${index + 1}, “${line}”: ${problem}`);
  }
  return { headers, problems };
}

function problemOf(name: string, value: string): string | undefined {
  if (name === "") return "write it as “name: value”.";
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) {
    return `“${name}” is no name; letters, digits and “-” are allowed.`;
  }
  if (isForbidden(name.toLowerCase())) return "a browser sets it by itself and lets no page do so.";
  if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
    return "the value has characters that a header cannot carry.";
  }
  return undefined;
}

/** https://fetch.spec.whatwg.org/#forbidden-request-header */
const forbidden = new Set([
  "accept-charset",
  "accept-encoding",
  "access-control-request-headers",
  "access-control-request-method",
  "connection",
  "content-length",
  "cookie",
  "cookie2",
  "date",
  "dnt",
  "expect",
  "host",
  "keep-alive",
  "origin",
  "referer",
  "set-cookie",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "via",
]);

const isForbidden = (name: string): boolean =>
  forbidden.has(name) || name.startsWith("proxy-") || name.startsWith("sec-");
