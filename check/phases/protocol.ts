import type { PlannedRequest } from "../../compare/load/request";
import type { Instance } from "../doors";
import { isGood, nameOf, type Session } from "../session";

/** What HTTP knows and a door may not. */
export async function checkProtocol(session: Session): Promise<void> {
  for (const probe of session.writes) {
    const { limits } = session.options;
    if (probe.method === "DELETE" || session.apart.has(probe.name)) continue;
    await checkChunked(session, probe.next());
    await checkLarge(session, probe.next(), limits.requestBytes + 64 * 1024);
  }
  for (const probe of session.reads) {
    if (!session.apart.has(probe.name)) await checkPath(session, probe.next());
  }
}

const pair = ({ options: { doors } }: Session) =>
  [doors.containers[0] as Instance, doors.functions[0] as Instance] as const;

/** The same body without its length. */
async function checkChunked(session: Session, planned: PlannedRequest | undefined): Promise<void> {
  if (planned?.body === undefined) return;
  const [container, fn] = pair(session);
  const plain = await session.send(container, planned);
  if (!isGood(plain)) return;
  const chunked = await session.send(container, planned, { chunked: true });
  const gathered = await session.send(fn, planned, { chunked: true });
  if (chunked.status === gathered.status || chunked.status === 409 || gathered.status === 409) {
    return;
  }
  const asCurl = {
    ...planned,
    headers: { ...planned.headers, "transfer-encoding": "chunked" },
  };
  session.find(
    "chunked",
    `${nameOf(planned)} in chunks is answered ${chunked.status} by containers and ${gathered.status} by functions.`,
    [
      { at: container, planned: asCurl },
      { at: fn, planned: asCurl },
    ],
  );
}

/** A body over the limit, where the app reads bodies of bytes: so one that refuses them is not to blame. */
async function checkLarge(
  session: Session,
  planned: PlannedRequest | undefined,
  bytes: number,
): Promise<void> {
  if (planned === undefined) return;
  const [container, fn] = pair(session);
  const asBytes = (length: number): PlannedRequest => ({
    ...planned,
    headers: { ...planned.headers, "content-type": "application/octet-stream" },
    body: "a".repeat(length),
  });
  const { observed } = session.options;
  if (!isGood(await session.send(container, asBytes(64)))) return;
  observed.fresh();
  const large = await session.send(container, asBytes(bytes));
  const wasRead = observed
    .fresh()
    .some((one) => one.kind === "answer" && one.bodyRead && one.url === planned.path);
  if (!isGood(large) || !wasRead) return;
  const refused = await session.send(fn, asBytes(bytes));
  if (isGood(refused)) return;
  session.find(
    "request-large",
    `${nameOf(planned)} with ${(bytes / 1024 / 1024).toFixed(1)} MB is answered ${large.status} by containers and ${refused.status} by functions.`,
    [{ at: fn, planned: asBytes(bytes) }],
  );
}

/** Forms of a path that API Gateway reads and a load balancer hands on. */
async function checkPath(session: Session, planned: PlannedRequest | undefined): Promise<void> {
  if (planned === undefined) return;
  const [container, fn] = pair(session);
  const [path = "", query] = planned.path.split("?");
  const last = path.split("/").at(-1) ?? "";
  const forms = [`${path}%2Fa`, `${path}/`, path.toUpperCase(), path.replace("/", "//")];
  const changed = last === "" ? [] : forms.filter((form) => form !== path);
  // Where the doors disagree anyway (one knows what was made, the other does not) no form is to blame.
  if (changed.length === 0) return;
  const [one, other] = [await session.send(container, planned), await session.send(fn, planned)];
  if (one.status !== other.status) return;
  for (const form of changed) {
    const asked = { ...planned, path: query === undefined ? form : `${form}?${query}` };
    const [a, b] = [await session.send(container, asked), await session.send(fn, asked)];
    if (a.status === b.status || !(isGood(a) || isGood(b))) continue;
    session.find(
      "paths",
      `${nameOf(asked)} is answered ${a.status} by containers and ${b.status} by functions.`,
      [
        { at: container, planned: asked },
        { at: fn, planned: asked },
      ],
    );
  }
}
