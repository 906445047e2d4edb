import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Door } from "./finding";

/** Where a line comes from, and which request the app served then; undefined for none. */
interface Where {
  readonly door: string;
  readonly method?: string;
  readonly url?: string;
  /** The function that did it, and its place where that is known. */
  readonly where?: string;
}

/** What the preloaded watchers write: check/observe. */
export type Seen = Where &
  (
    | {
        readonly kind: "answer";
        readonly connects: readonly string[];
        /** The longest turn of the event loop, in milliseconds on the CPU. */
        readonly turnMs: number;
        readonly bodyRead: boolean;
        readonly peakMb: number;
      }
    | {
        readonly kind: "routes";
        readonly routes: readonly {
          readonly method: string;
          readonly path: string;
          readonly pattern: boolean;
        }[];
      }
    | { readonly kind: "late"; readonly what: string; readonly ms: number }
    | { readonly kind: "interval"; readonly ms: number; readonly held: boolean }
    | { readonly kind: "exit"; readonly code: number }
    | { readonly kind: "uncaught"; readonly message: string }
    | {
        readonly kind: "listen";
        readonly port?: number;
        /** Whether it is the port that PORT names. */
        readonly told: boolean;
        readonly web: boolean;
        readonly pid: number;
      }
    | { readonly kind: "server-event"; readonly event: string }
    | { readonly kind: "file-write"; readonly path: string; readonly syscall: string }
    | { readonly kind: "file-missing"; readonly path: string }
    | { readonly kind: "module-missing"; readonly name: string }
    | { readonly kind: "file-outside"; readonly path: string }
    | { readonly kind: "trust"; readonly name: string }
    | { readonly kind: "http2" }
    | { readonly kind: "cluster" }
    | { readonly kind: "client-address" }
    | { readonly kind: "trailers" }
  );

export type SeenOf<Kind extends Seen["kind"]> = Extract<Seen, { kind: Kind }>;

/** Reads what the watchers wrote. */
export class Observed {
  private readonly read = new Map<string, number>();
  private readonly all: Seen[] = [];

  constructor(private readonly folder: string) {}

  /** What was written since the last call. */
  fresh(): readonly Seen[] {
    const found = readdirSync(this.folder).flatMap((name) => {
      const lines = readFileSync(join(this.folder, name), "utf8").split("\n").slice(0, -1);
      const from = this.read.get(name) ?? 0;
      this.read.set(name, lines.length);
      const door = name.split(".")[0] ?? "";
      return lines.slice(from).map((line): Seen => ({ ...JSON.parse(line), door }));
    });
    this.all.push(...found);
    return found;
  }

  /** All of a kind so far. */
  of<Kind extends Seen["kind"]>(kind: Kind): readonly SeenOf<Kind>[] {
    this.fresh();
    return this.all.filter((one): one is SeenOf<Kind> => one.kind === kind);
  }
}

/** The kind of door that a line comes from. */
export const doorOf = ({ door }: Seen): Door =>
  door.startsWith("functions") ? "functions" : "containers";
