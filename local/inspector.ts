import { once } from "node:events";
import { createServer } from "node:net";
import { UserError } from "../build/user-error";

/** Where debuggers look first. */
const FIRST_PORT = 9229;

/** What waits for someone at a breakpoint waits as long as a timer can, in milliseconds: 24 days. */
export const FOREVER_MS = 2 ** 31 - 1;

/** Ports at which a debugger finds one task, and one instance of each function. */
export interface InspectorPorts {
  readonly containers: number;
  readonly functions: Readonly<Record<string, number>>;
}

/**
 * The same ports at each start, so that a debugger's settings hold.
 *
 * @param functions their names
 * @throws UserError where one is taken
 */
export async function inspectorPorts(functions: readonly string[]): Promise<InspectorPorts> {
  const ports = functions.map((name, i) => [name, FIRST_PORT + 1 + i] as const);
  for (const port of [FIRST_PORT, ...ports.map(([, port]) => port)]) await checkFree(port);
  return { containers: FIRST_PORT, functions: Object.fromEntries(ports) };
}

/** What Node is told before its program. */
export const inspectFlags = (port: number | undefined): readonly string[] =>
  port === undefined ? [] : [`--inspect=127.0.0.1:${port}`];

export function tellInspectors({ containers, functions }: InspectorPorts): readonly string[] {
  const each = Object.entries(functions).map(([name, port]) => `${name} ${port}`);
  return [
    `A debugger finds the containers at 127.0.0.1:${containers}; an instance of ${each.join(", ")}.`,
    "What stops there does not time out here; the app's own limits go on.",
  ];
}

async function checkFree(port: number): Promise<void> {
  const probe = createServer().listen(port, "127.0.0.1");
  try {
    await once(probe, "listening");
  } catch {
    throw new UserError(
      `Port ${port}, where a debugger would look, is taken. End what uses it (another run with --inspect, or another program's debugger), or start without --inspect.`,
    );
  }
  probe.close();
  await once(probe, "close");
}
