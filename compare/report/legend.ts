import { escaped } from "./charts/svg";
import type { Labels } from "./names";

/** Which line is which; the containers' is dashed, so that colour is not all that tells. */
export const legendOf = ({ functions, containers }: Labels): string =>
  legend([
    ["functions", functions],
    ["containers", containers],
  ]);

/** A mark of each class beside its name, which a narrow page does not part. */
export const legend = (keys: readonly (readonly [classes: string, name: string])[]): string =>
  `<p class="legend">${keys.map(([classes, name]) => `<span><i class="${classes}"></i> ${escaped(name)}</span>`).join(" ")}</p>`;
