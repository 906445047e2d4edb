import { functionLayouts } from "../../modules/lambda-api/props";

export { functionLayouts };
export type FunctionLayout = (typeof functionLayouts)[number];

/** What the one function for all is called. */
export const ONE_FOR_ALL = "all";
