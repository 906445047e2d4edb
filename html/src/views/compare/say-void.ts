import { lagBoundMs } from "../../../../compare/load/lag";
import { milliseconds } from "../../../../compare/report/format";

/** Why a comparison is not to be believed, and what to do. */
export const sayVoid = (p99: number): string =>
  `Void: the generator itself was late (p99 ${milliseconds(p99)}, allowed are ${lagBoundMs} ms). Keep this tab in front, close what keeps the machine busy, or ask for fewer requests a second.`;
