import type { ProfileName } from "../phases/plan";
import type { Time } from "./options";
import type { Said } from "./said";

/** One run against an adversary, and what was said. */
export interface Met {
  readonly name: string;
  readonly time: Time;
  readonly profile: ProfileName;
  readonly seed: number;
  readonly said: Said;
}
