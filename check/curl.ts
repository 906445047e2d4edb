import type { PlannedRequest } from "../compare/load/request";
import type { Door } from "./finding";

/** Where `npm start` has the doors: there it can be run again. */
const addresses: Readonly<Record<Door, string>> = {
  functions: "http://127.0.0.1:3001",
  containers: "http://127.0.0.1:3002",
};
/** A body that is longer than a line of a terminal is told by its length. */
const MOST = 400;

/** A text as one word of a POSIX shell. */
const quoted = (text: string) =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

/** A request as a command for a shell, at the door that `npm start -- --app` opens. */
export function curl(door: Door, { method, path, headers, body }: PlannedRequest): string {
  const given = Object.entries(headers).flatMap(([name, value]) =>
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
  const url = quoted(`${addresses[door]}${path}`);
  return [`${before}curl -i -g --path-as-is`, ...asked, ...given, ...sent, url].join(" ");
}
