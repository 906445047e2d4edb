import { el } from "../../el";

/** Radio buttons to choose the rate that is looked at, the highest first chosen; none for one rate. */
export function rateChoice(
  rates: readonly number[],
  onChoice: (rate: number) => void,
): readonly HTMLElement[] {
  if (rates.length < 2) return [];
  const last = rates[rates.length - 1];
  const options = rates.map((rate) =>
    el(
      "label",
      {},
      el("input", {
        type: "radio",
        name: "shown-rate",
        value: rate,
        checked: rate === last,
        change: () => onChoice(rate),
      }),
      String(rate),
    ),
  );
  return [el("fieldset", {}, el("legend", {}, "Requests a second"), ...options)];
}
