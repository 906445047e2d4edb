import { escaped } from "./charts/svg";
import type { Labels } from "./names";

/** Which line is which; the containers' is dashed, so that colour is not all that tells. */
export const legendOf = ({ functions, containers }: Labels): string =>
  `<p class="legend"><span class="functions"></span> ${escaped(functions)} <span class="containers"></span> ${escaped(containers)}</p>`;
