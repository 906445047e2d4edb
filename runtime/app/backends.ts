/** The two ways in which an app is deployed; also the `x-backend` of their answers. */
export const backends = ["functions", "containers"] as const;
export type Backend = (typeof backends)[number];
