import { wasCold } from "../race/time-parts";
import { newsList, newsOf, type Source, watchers } from "./source";
import { type News, noUnits, type Units } from "./units";

/** What the local system sends: the wire form of local/live. */
type Event =
  | {
      readonly kind: "instances";
      readonly functions: readonly { id: string; function: string; state: "starting" }[];
      readonly containers: readonly { id: string; state: "idle"; inFlight: number }[];
    }
  | { readonly kind: "happened"; readonly at: number; readonly door: News["door"]; text: string };

const KILL = "/local/kill";

/**
 * What the local system knows of its instances and tasks, as it happens. It is listened to for as
 * long as somebody watches.
 * @param events the path of its server-sent events, on the page's own origin
 */
export function liveFrom(events: string): Source {
  let units: Units = noUnits;
  const news = newsList();
  const { watch, call, none } = watchers();
  let stream: EventSource | undefined;
  const take = ({ data }: MessageEvent<string>) => {
    const event = JSON.parse(data) as Event;
    if (event.kind === "happened") news.add(event);
    else units = unitsOf(event);
    call();
  };
  return {
    live: true,
    says: "Live, from the system on this machine.",
    units: () => units,
    news: () => news.all,
    watch: (onChange) => {
      stream ??= listen(events, take, () => {
        units = noUnits;
        call();
      });
      const end = watch(onChange);
      return () => {
        end();
        if (!none()) return;
        stream?.close();
        stream = undefined;
      };
    },
    note: (what, lap) => {
      // Of a cold start the system itself tells.
      if (wasCold(lap.ms, lap.server)) return;
      news.add(newsOf(what, lap));
      call();
    },
    kill: async (door) => {
      const body = JSON.stringify({ door });
      const headers = { "content-type": "application/json" };
      const answer = await fetch(KILL, { method: "POST", headers, body });
      if (answer.ok) return;
      const { message } = Object(await answer.json().catch(() => ({}))) as { message?: string };
      throw new Error(message ?? `The local system answered ${answer.status}.`);
    },
  };
}

function listen(path: string, take: (event: MessageEvent<string>) => void, onLoss: () => void) {
  const stream = new EventSource(path);
  stream.addEventListener("message", take);
  // It connects again by itself; until then nothing is known.
  stream.addEventListener("error", onLoss);
  return stream;
}

const unitsOf = (event: Extract<Event, { kind: "instances" }>): Units => ({
  functions: event.functions.map(({ id, state, function: name }) => ({ id, state, detail: name })),
  containers: event.containers.map(({ id, state, inFlight }) => ({
    id,
    state,
    detail: inFlight > 0 ? `${inFlight} in flight` : "",
  })),
});
