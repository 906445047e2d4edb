/** One function for each route, which scales on its own and holds its own rights, or one for all. */
export const functionLayouts = ["per-route", "single"] as const;
export type FunctionLayout = (typeof functionLayouts)[number];

/** What the one function for all is called. */
export const ONE_FOR_ALL = "all";
