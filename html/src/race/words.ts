import { plain } from "../../../compare/report/format";
import { formatMs } from "../format-ms";
import { finishOf, type Lap, winnerOf } from "./lap";
import { wasCold } from "./time-parts";

/** What came of a race, in a sentence or two: read out to those who cannot see it. */
export function sayLaps(laps: readonly Lap[]): string {
  const answered = laps.filter(({ status }) => status !== undefined);
  const silent = laps
    .filter(({ status }) => status === undefined)
    .map(({ backend }) => `${backend.title}: no answer.`);
  if (silent.length > 0) return [...silent, ...answered.map(sayAnswer)].join(" ");
  if (finishOf(answered) === "tie") return `A tie: ${answered.map(sayBriefly).join(", ")}.`;
  const winner = winnerOf(answered);
  const loser = answered.find((lap) => lap !== winner);
  if (!winner || !loser) return answered.map(sayAnswer).join(" ");
  const times = plain(loser.ms / winner.ms);
  return `${winner.backend.title} answered first, in ${sayTime(winner)}; ${loser.backend.title.toLowerCase()} took ${sayTime(loser)}, ${times} times as long.`;
}

const sayBriefly = (lap: Lap) => `${lap.backend.title.toLowerCase()} in ${sayTime(lap)}`;

function sayAnswer(lap: Lap): string {
  const { backend, did, status } = lap;
  if (did !== undefined) return `${backend.title} ${did}: ${status} in ${sayTime(lap)}.`;
  return `${backend.title} answered ${status} in ${sayTime(lap)}.`;
}

const sayTime = ({ ms, server }: Lap) =>
  `${formatMs(ms)}${wasCold(ms, server) ? " (cold start)" : ""}`;

/** "10 answers from 6 instances, 5 cold starts": what a crowd met. */
export function sayCrowd(laps: readonly Lap[]): string {
  const answered = laps.filter(({ status = 0 }) => status > 0 && status < 400);
  const cold = answered.filter(({ ms, server }) => wasCold(ms, server)).length;
  const instances = new Set(answered.flatMap(({ server }) => server.instance ?? [])).size;
  const [lap] = laps;
  const unit = lap?.backend.name === "containers" ? "task" : "instance";
  const failed = laps.length - answered.length;
  return [
    `${many(answered.length, "answer")}${instances > 0 ? ` from ${many(instances, unit)}` : ""}`,
    cold > 0 ? many(cold, "cold start") : "",
    failed > 0 ? `${failed} failed` : "",
  ]
    .filter((part) => part !== "")
    .join(", ");
}

const many = (count: number, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;
