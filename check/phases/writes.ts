import { firstDifference } from "../../compare/load/shape";
import type { Answer } from "../client";
import { differences } from "../differences";
import type { Instance } from "../doors";
import type { Probe } from "../plan/plan";
import { nameOf, type Session } from "../session";
import { checkAnswer } from "./answers";
import { failed } from "./failures";

/** Each write at both doors, each with values of its own: status, shape and headers must be alike. */
export async function checkWrites(session: Session): Promise<void> {
  for (const probe of session.writes) await checkWrite(session, probe);
}

async function checkWrite(session: Session, probe: Probe): Promise<void> {
  const { containers, functions } = session.options.doors;
  const [container, fn] = [containers[0] as Instance, functions[0] as Instance];
  const first = await madeAnew(session, probe, container);
  if (first === undefined) {
    return session.leave(probe.name, "a pool that it needs is empty; let the setup save into it");
  }
  if (await failed(session, probe, first.planned, first.answer)) return;
  const second = await madeAnew(session, probe, fn);
  if (second === undefined) return;
  if (await failed(session, probe, second.planned, second.answer, fn)) return;
  if (first.answer.status !== second.answer.status) session.apart.add(probe.name);
  if (await checkAnswer(session, second.planned, first.answer, second.answer)) return;
  const different = differenceOf(first.answer, second.answer);
  if (different === undefined) return;
  const a = await madeAnew(session, probe, container);
  const b = await madeAnew(session, probe, fn);
  if (a === undefined || b === undefined) return;
  const still = differenceOf(a.answer, b.answer);
  // What only sometimes is so is no difference of the doors.
  if (still !== different) return;
  session.find("difference", `${nameOf(first.planned)}: ${still}.`, [
    { at: container, planned: a.planned },
    { at: fn, planned: b.planned },
  ]);
}

/** What changes or removes something finds it made just before, at the same instance. */
async function madeAnew(session: Session, probe: Probe, at: Instance) {
  if (probe.method !== "POST") {
    const makes = session.writes.filter(
      ({ method, name }) => method === "POST" && collection(probe.name) === collection(name),
    );
    for (const make of makes) await session.sendNext(at, make);
  }
  return session.sendNext(at, probe);
}

/** `/orders` of `DELETE /orders/:id`; a scenario's name is one of its own. */
const collection = (name: string) => name.split(" ")[1]?.split("/")[1] ?? "";

/** In words; undefined where they are alike but for their values. */
function differenceOf(a: Answer, b: Answer): string | undefined {
  const shape = firstDifference(a, b);
  if (shape) return `containers ${shape[0]}, functions ${shape[1]}`;
  const header = differences(a, b).find(
    ([place, left, right]) =>
      place.startsWith("header ") && [left, right].some((one) => one === "not there"),
  );
  return header && `${header[0]} is ${header[1]} from containers and ${header[2]} from functions`;
}
