/** Whether the reader asked for less motion: then nothing grows, travels or is played again. */
export const lessMotion = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;
