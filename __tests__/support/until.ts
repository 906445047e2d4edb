/** Waits for a condition; throws when it has not come to be in time, by default 15 s. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  seconds = 15,
): Promise<void> {
  const deadline = Date.now() + seconds * 1_000;
  while (!(await condition())) {
    if (Date.now() > deadline) {
      throw new Error(`It did not come to be within ${seconds} s: ${condition}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
