import { relative } from "node:path";
import { catalogue, type Kind } from "../catalogue";
import type { Instance } from "../doors";
import type { Finding } from "../finding";
import { doorOf, type Seen } from "../observed";
import { nameOf, type Session } from "../session";

/** What the watchers saw that no answer shows. */
export function tellWatched(session: Session): void {
  const { observed, app } = session.options;
  for (const one of byContainers(observed.of("file-write"))) {
    const place = relative(process.cwd(), one.path);
    tell(session, "file-write", one, `writes to ${inApp(session, place, one.path)}`);
  }
  for (const one of byContainers(observed.of("file-missing"))) {
    tell(session, "file-missing", one, `reads ${one.path}, which is only in ${app.folder}`);
  }
  for (const one of byContainers(observed.of("module-missing"))) {
    if (one.door === "bare") continue;
    tell(session, "module-missing", one, `asks for ${one.name}, which is only in ${app.folder}`);
  }
  for (const one of byContainers(observed.of("file-outside"))) {
    tell(session, "file-outside", one, `reads ${one.path} of ${app.folder} itself`);
  }
  for (const one of observed.of("interval")) {
    if (doorOf(one) !== "containers") continue;
    const every = one.ms >= 1_000 ? `${one.ms / 1_000} s` : `${one.ms} ms`;
    tell(session, one.held ? "interval" : "housekeeping", one, `does something every ${every}`);
  }
  for (const one of observed.of("listen")) {
    if (doorOf(one) !== "containers" || one.door === "bare" || one.told) continue;
    const kind = one.web ? "fixed-port" : "other-server";
    if (one.web && one.port === 0) continue;
    tell(session, kind, one, `listens on port ${one.port ?? "of its own"}`);
  }
  for (const one of observed.of("server-event")) {
    if (one.event === "upgrade" || doorOf(one) !== "containers") continue;
    tell(session, "continue", one, `listens for ${one.event}`);
  }
  for (const one of observed.of("http2")) tell(session, "http2", one, "makes a server of HTTP/2");
  for (const one of observed.of("cluster")) tell(session, "cluster", one, "forks itself");
  for (const one of observed.of("client-address")) {
    if (doorOf(one) !== "containers") continue;
    tell(session, "client-address", one, "asks for the address of its connection");
  }
  tellTrust(session);
  tellSessions(session);
}

/** Theirs first: they know the request. */
const byContainers = <S extends Seen>(seen: readonly S[]): S[] =>
  [...seen].sort((a, b) => doorOf(a).localeCompare(doorOf(b)));

/** A place in the bundle's folder as the app's author knows it. */
const inApp = (session: Session, place: string, path: string) => {
  const { output } = session.options.app;
  const inside = place.split(`${output}/`)[1]?.split("/").slice(1).join("/");
  return inside ?? path;
};

type More = Partial<Pick<Finding, "doors" | "severity" | "when">>;

/** Of each kind and text once, shown by the request that the app served then. */
function tell(session: Session, kind: Kind, seen: Seen, what: string, more: More = {}): void {
  const planned = session.requestOf(seen);
  const where = seen.where ? ` (${seen.where})` : "";
  const who = planned ? nameOf(planned) : "The app";
  const at = session.options.doors[doorOf(seen)][0] as Instance;
  // A function knows no address of its request: the container's line says the same with it.
  const known = session.findings.some((one) => one.kind === kind && one.what.includes(what));
  if (known) return;
  const when = catalogue[kind].when === "on some requests" && seen.url === undefined;
  session.find(kind, `${who} ${what}${where}.`, planned ? [{ at, planned }] : [], {
    ...(when && { when: "at start" }),
    ...more,
  });
}

function tellTrust(session: Session): void {
  const asked = session.options.observed.of("trust").filter((one) => doorOf(one) === "containers");
  const names = [...new Set(asked.map(({ name }) => name))];
  for (const name of names) {
    const one = asked.find((each) => each.name === name && session.requestOf(each));
    if (one) tell(session, "trust", one, `asks for req.${name}`);
  }
}

/** express-session says so itself. */
function tellSessions(session: Session): void {
  const { functions, containers } = session.options.doors;
  const lines = [...functions, ...containers].flatMap((one) => one.lines);
  const at = lines.findIndex((one) => /MemoryStore is not/.test(one));
  if (at < 0 || session.findings.some(({ kind }) => kind === "memory-session")) return;
  // Its sentence goes on in the next line, which another's may come between.
  const next = lines.slice(at).find((one) => /^designed for/.test(one)) ?? "";
  session.find("memory-session", `It says so itself: ${lines[at]} ${next}`.trim());
}
