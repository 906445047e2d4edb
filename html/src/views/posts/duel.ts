import type { Backend } from "../../backends";
import { el } from "../../el";
import type { Lap } from "../../race/lap";
import { race } from "../../race/race";
import { keepScore, scoreBoard } from "../../race/score";
import { sayLaps } from "../../race/words";
import type { Call } from "./api";

/**
 * The race of both backends, where the posts come from both.
 * @param say takes what came of each, to be read out
 */
export function duel(backends: readonly Backend[], say: (text: string) => void) {
  const course = race(backends);
  const element = el("div", { class: "duel" }, course.element, scoreBoard());
  let laps: Lap[] = [];
  let arrived: ((backend: Backend, ms: number) => void) | undefined;
  let did: Readonly<Partial<Record<Backend["name"], string>>> = {};
  /** A request to each is under way. @param deeds what each does, where they do not do the same */
  const start = (deeds: typeof did = {}) => {
    laps = [];
    did = deeds;
    arrived = course.start(backends);
  };
  /** Takes a call that was answered. */
  const take = ({ backend, ms, status, answerer }: Call) => {
    if (!arrived) return;
    arrived(backend, ms);
    laps.push({ backend, ms, status, server: answerer, did: did[backend.name] });
  };
  /** All are in, or given up. */
  const finish = () => {
    arrived = undefined;
    const last = backends.flatMap((one) => laps.findLast(({ backend }) => backend === one) ?? []);
    if (last.length === 0) return;
    course.show(last);
    keepScore(last);
    say(sayLaps(last));
  };
  return { element, start, take, finish };
}
