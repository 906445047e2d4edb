/** Waits for a condition; throws when it has not come to be within 15 s. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`It did not come to be within 15 s: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
