import type { Deployed } from "../deployed";

/** From the demo profile's own values to each other one, and back to where the next starts. */
const steps: readonly Readonly<Record<string, string>>[] = [
  { EGRESS: "nat", FUNCTIONS: "single" },
  { EGRESS: "nat-per-az" },
  { EGRESS: "endpoints" },
  { EGRESS: "public-ip", FUNCTIONS: "per-route" },
];

/** Every value of EGRESS and FUNCTIONS, each reached by changing the stack that runs. */
export function variantsInPlace(deployed: () => Deployed): void {
  describe("in place", () => {
    const settings: Record<string, string> = {};
    const title = (step: (typeof steps)[number]) =>
      Object.entries(step)
        .map((pair) => pair.join("="))
        .join(" ");

    test.each(steps.map((step) => [title(step), step] as const))("%s", async (_title, step) => {
      Object.assign(settings, step);
      const deployment = deployed().deployment.with(settings);
      await deployment.synth();
      await deployment.apply();
      expect(await deployment.planned()).toEqual([]);
    });
  });
}
