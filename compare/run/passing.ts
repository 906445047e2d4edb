/** Statuses, and no answer (0), that may be otherwise a moment later. */
export const passing: readonly number[] = [0, 408, 425, 429, 500, 502, 503, 504];
