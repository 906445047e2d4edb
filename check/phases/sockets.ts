import { setTimeout as wait } from "node:timers/promises";
import type { Instance } from "../doors";
import { doorOf } from "../observed";
import type { Session } from "../session";
import { openWebSocket, UPGRADE } from "../web-socket";

/** Where servers of WebSockets usually are. */
const usual = [
  ...["/", "/ws", "/wss", "/socket", "/websocket", "/chat", "/live", "/events", "/graphql"],
  "/socket.io/?EIO=4&transport=websocket",
];
const UPGRADE_MS = 500;
/** What may be passed on to others who listen. */
const MESSAGE = '{"type":"message","name":"check","text":"check"}';

/** Upgrades of an app that listens for them: which door takes them, and who hears whom. */
export async function checkSockets(session: Session): Promise<void> {
  const events = session.options.observed
    .of("server-event")
    .filter((one) => one.event === "upgrade" && doorOf(one) === "containers");
  if (events.length === 0) return;
  const { containers, functions } = session.options.doors;
  const [container, fn] = [containers[0] as Instance, functions[0] as Instance];
  const asked = [...usual, ...session.reads.map((probe) => probe.next()?.path ?? "/")];
  for (const path of [...new Set(asked)]) {
    if ((await statusOf(container, path)) !== 101) continue;
    const status = await statusOf(fn, path);
    const planned = { route: "upgrade", method: "GET", path, headers: UPGRADE };
    const said = `An upgrade at ${path} is answered 101 by containers and ${status || "not at all"} by functions.`;
    if (status !== 101) {
      session.find("upgrade", said, [
        { at: container, planned },
        { at: fn, planned },
      ]);
    }
    return checkHearing(session, path);
  }
  session.find("upgrade", "It listens for upgrades; none of the usual paths took one.");
  session.leave(
    "WebSocket connections",
    `none was taken at ${usual.join(", ")}; name their path in a scenario, as a GET`,
  );
}

async function statusOf(at: Instance, path: string): Promise<number> {
  const { status, close } = await openWebSocket(at.client.url, path, UPGRADE_MS);
  close();
  return status;
}

/** Says something at one container, while others listen at that one and at another. */
async function checkHearing(session: Session, path: string): Promise<void> {
  const [one, other] = session.options.doors.containers as readonly [Instance, Instance];
  const open = (at: Instance) => openWebSocket(at.client.url, path, UPGRADE_MS);
  const [speaker, near, far] = [await open(one), await open(one), await open(other)];
  const growth = async (act: () => void) => {
    const before = [near.received(), far.received()] as const;
    act();
    await wait(UPGRADE_MS);
    return { near: near.received() - before[0], far: far.received() - before[1] };
  };
  // Greetings, and what comes of itself, are no answers.
  await wait(UPGRADE_MS / 2);
  const idle = await growth(() => {});
  const heard = await growth(() => speaker.say(MESSAGE));
  for (const socket of [speaker, near, far]) socket.close();
  if (idle.near > 0 || heard.near === 0 || heard.far > idle.far) return;
  const planned = { route: "upgrade", method: "GET", path, headers: UPGRADE };
  session.find(
    "memory-subscription",
    `A WebSocket at ${path} hears what another one says at its own instance, and nothing of it at another.`,
    [one, other].map((at) => ({ at, planned })),
  );
}
