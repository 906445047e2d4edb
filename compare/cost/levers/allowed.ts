/** What numbers of one kind may be set to, and their unit. */
export const share = [0, 1] as const;
export const seconds = { unit: "s", allowed: [0.0001, 900] } as const;
export const perSecond = { unit: "/s", allowed: [0.1, 1e6] } as const;
export const kib = { unit: "KiB", allowed: [0, 1e5] } as const;
export const some = { allowed: [1, 1000], whole: true } as const;
