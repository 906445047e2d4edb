declare module "dynalite" {
  import type { Server } from "node:http";

  interface Options {
    /** A folder; in memory without it. */
    readonly path?: string;
    readonly createTableMs?: number;
  }
  export default function dynalite(options?: Options): Server;
}
