import type { Deployed } from "../deployed";
import { expectOrder } from "../order";

type Order = readonly [first: RegExp, then: RegExp];

const serviceMoves = /^UpdateService$/;
const routesMove = /^PATCH \/v2\/apis\/\w+\/routes\//;
const letInGoes = /^DELETE \/2015-03-31\/functions\/.+\/policy\//;

/**
 * From the demo profile's own values to each other one, and back to where the next starts, with what must
 * come before what, or somebody would be without a way, a permission or a right meanwhile.
 */
const steps: readonly (readonly [Readonly<Record<string, string>>, readonly Order[]])[] = [
  [
    { EGRESS: "nat-per-az", FUNCTIONS: "single" },
    [
      [/^CreateNatGateway$/, serviceMoves],
      [/^CreateRoute\b/, serviceMoves],
      [/^POST \/2015-03-31\/functions\/.+\/policy$/, routesMove],
      [routesMove, letInGoes],
      [routesMove, /^DeleteRolePolicy$/],
      [routesMove, /^DELETE \/2015-03-31\/functions\/[^/]+$/],
    ],
  ],
  [
    { EGRESS: "endpoints" },
    [
      [/^AuthorizeSecurityGroupIngress$/, /^CreateVpcEndpoint\b/],
      [/^CreateVpcEndpoint\b/, /^DeleteNatGateway$/],
    ],
  ],
  [
    { EGRESS: "public-ip", FUNCTIONS: "per-route" },
    [
      [/^AuthorizeSecurityGroupEgress$/, serviceMoves],
      [serviceMoves, /^DeleteVpcEndpoints$/],
      [serviceMoves, /^RevokeSecurityGroupEgress sgr-/],
      [routesMove, letInGoes],
      [routesMove, /^DeleteRolePolicy$/],
    ],
  ],
];

/**
 * Every kind of EGRESS and FUNCTIONS, each reached by changing the stack that runs. One NAT gateway for all
 * zones is a part of one for each; the change between the two is modelled (`changes.test.ts`).
 */
export function variantsInPlace(deployed: () => Deployed): void {
  describe("in place", () => {
    const settings: Record<string, string> = {};
    const title = (step: Readonly<Record<string, string>>) =>
      Object.entries(step)
        .map((pair) => pair.join("="))
        .join(" ");

    test.each(steps.map(([step, orders]) => [title(step), step, orders] as const))(
      "%s",
      async (_title, step, orders) => {
        Object.assign(settings, step);
        const deployment = deployed().deployment.with(settings);
        await deployment.synth();
        await deployed().emulator.changes();
        await deployment.apply();
        const changes = await deployed().emulator.changes();
        for (const [first, then] of orders) expectOrder(changes, first, then);
        expect(await deployment.planned()).toEqual([]);
      },
    );
  });
}
