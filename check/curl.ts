import type { PlannedRequest } from "../compare/load/request";

/**
 * What a command does with the cookies of a client: `kept`, its answer's are for a later command; `sent`,
 * those of earlier ones go with it, in the place of the request's, which nobody knows there.
 */
export type Cookies = readonly ("kept" | "sent")[];
const JAR = "cookies.txt";
/** A body that is longer than a line of a terminal is told by its length. */
const MOST = 400;

/** A text as one word of a POSIX shell. */
const quoted = (text: string) =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

/**
 * A request as a command for a shell.
 *
 * @param address of the door: where `npm start` has it, so that it can be run again
 */
export function curl(
  address: string,
  { method, path, headers, body }: PlannedRequest,
  cookies: Cookies = [],
): string {
  const jar = cookies.flatMap((each) => [each === "kept" ? "-c" : "-b", JAR]);
  const own = Object.entries(headers).filter(
    ([name]) => !cookies.includes("sent") || name !== "cookie",
  );
  const given = own.flatMap(([name, value]) =>
    value.length > MOST
      ? ["-H", `"${name}: $(head -c ${value.length} /dev/zero | tr '\\0' a)"`]
      : ["-H", quoted(`${name}: ${value}`)],
  );
  const long = body !== undefined && body.length > MOST;
  const [before, sent] = long
    ? [`head -c ${body.length} /dev/zero | `, ["--data-binary", "@-"]]
    : ["", body === undefined ? [] : ["--data-binary", quoted(body)]];
  const asked = method === "HEAD" ? ["--head"] : method === "GET" ? [] : ["-X", method];
  // Without it curl asks itself what {} and [] in an address may stand for.
  const url = quoted(`${address}${path}`);
  return [`${before}curl -i -g --path-as-is`, ...asked, ...jar, ...given, ...sent, url].join(" ");
}
