import { el } from "../../el";

/** How a comparison from the page is made, in plain words. */
export function method(): HTMLElement {
  return el(
    "details",
    { class: "more" },
    el("summary", {}, "How it is measured"),
    el(
      "p",
      {},
      "Requests start when a random schedule says, as many independent users make them, not when the last answer came; latency counts from that intended start, so a stall is felt by all who come meanwhile. Short stretches on both backends follow each other in random order, so that a drift of machine or network meets both alike. It only reads: what the app’s scenario reads and needs no writing before, or its root. All requests count, cold ones too; what fails is slower than any answer. An instance's first request that waited for its start is told as a cold start. A browser opens six connections at most to an address without HTTP/2: what waits for one of them is counted too.",
    ),
    el(
      "p",
      {},
      "“npm run compare” measures more: an A/A check, bursts, a step, saturation, writes. It writes compare.json, which opens here.",
    ),
  );
}
