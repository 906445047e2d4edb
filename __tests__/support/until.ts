/**
 * Waits for a condition. The time is no part of what is tried: it only ends a wait in vain, so it is long,
 * for a machine that has much else to do.
 *
 * @throws when it has not come to be in that time
 */
export async function until(
  condition: () => boolean | Promise<boolean>,
  seconds = 60,
): Promise<void> {
  const deadline = Date.now() + seconds * 1_000;
  while (!(await condition())) {
    if (Date.now() > deadline) {
      throw new Error(`It did not come to be within ${seconds} s: ${condition}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
