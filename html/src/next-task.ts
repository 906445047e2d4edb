/** Resolves in a task of its own: between two pieces of long work the page answers who uses it. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
