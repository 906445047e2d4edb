import type { Lap } from "../race/lap";
import { type Station, stopsOf } from "./stops";

/** The stations of a request's way, by what they are. */
export type Way = Readonly<Record<Station, HTMLElement>>;

/** Sends a dot along the way, and lights up each station while it is there. */
export function travel(packet: HTMLElement, way: Way, lap: Lap, durationMs: number): void {
  const stops = stopsOf(lap);
  // Sums of shares may come out a hair beyond the end, or before the last: no animation takes that.
  let last = 0;
  const within = (share: number) => {
    last = Math.min(1, Math.max(last, share));
    return last;
  };
  const frames = stops.flatMap(({ at, from, to }) => {
    const transform = `translate(${middleOf(way[at], way.door)})`;
    return [
      { transform, offset: within(from), opacity: 1 },
      { transform, offset: within(to), opacity: 1 },
    ];
  });
  packet.animate(frames, durationMs);
  for (const { at, from, to } of stops) {
    // A short stay must be seen too.
    const lit = {
      duration: Math.max(260, (to - from) * durationMs + 120),
      delay: from * durationMs,
    };
    way[at].animate([{ boxShadow: "0 0 0 3px var(--hue, var(--edge))" }, {}], lit);
  }
}

/** Its middle in the map, at the height of the way: stations that both ways share are taller. */
function middleOf(station: HTMLElement, level: HTMLElement): string {
  const x = station.offsetLeft + station.offsetWidth / 2;
  const y = level.offsetTop + level.offsetHeight / 2;
  return `${x}px, ${y}px`;
}
