import type { Connections, Fresh } from "../phases/connections";
import type { Report } from "../record/schema";
import { milliseconds } from "./format";

/** Medians of what a new connection takes, milliseconds. */
interface Split {
  readonly dns: number;
  readonly tcp: number;
  readonly tls: number;
}

/** What a fresh connection costs on either side; nothing where none was measured. */
export function connectionSentences({
  connections,
  labels,
}: Pick<Report, "connections" | "labels">): string[] {
  if (connections === undefined) return [];
  const told = (["functions", "containers"] as const).map((backend) => {
    const split = splitOf(connections, backend);
    return `${labels[backend]} ${split === undefined ? "could not be measured" : words(split)}`;
  });
  const { ahead, waited } = connections;
  return [
    `A fresh connection takes: ${told.join("; ")} (medians; they are no part of what is compared: ${ahead} were opened to each ahead of the load and kept, and ${waited.functions} and ${waited.containers} requests had to open another).`,
  ];
}

/** The whole median of a fresh connection; undefined where none was measured. */
export function freshMs(
  connections: Connections | undefined,
  backend: Fresh["backend"],
): number | undefined {
  const split = connections && splitOf(connections, backend);
  return split && split.dns + split.tcp + split.tls;
}

function splitOf({ fresh }: Connections, backend: Fresh["backend"]): Split | undefined {
  const mine = fresh.filter((each) => each.backend === backend);
  if (mine.length === 0) return undefined;
  const median = (of: (each: Fresh) => number): number =>
    mine.map(of).sort((a, b) => a - b)[Math.floor(mine.length / 2)] ?? Number.NaN;
  return {
    dns: median(({ dns }) => dns),
    tcp: median(({ tcp }) => tcp),
    tls: median(({ tls }) => tls),
  };
}

function words({ dns, tcp, tls }: Split): string {
  const parts = [
    dns === 0 ? "no name" : `name ${milliseconds(dns)}`,
    `TCP ${milliseconds(tcp)}`,
    tls === 0 ? "no TLS" : `TLS ${milliseconds(tls)}`,
  ];
  return `${milliseconds(dns + tcp + tls)} (${parts.join(", ")})`;
}
