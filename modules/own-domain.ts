import { DataAwsRoute53Zone } from "@cdktf/provider-aws/lib/data-aws-route53-zone";
import type { TerraformStack } from "cdktf";
import { type AwsProps, aws } from "./aws";
import type { Domain } from "./certificate";

/** The names of a site and of what stands under it, where there is a domain of one's own. */
export function ownDomain(
  stack: TerraformStack,
  account: AwsProps,
  domain: { readonly name: string; readonly zone: string } | undefined,
) {
  if (!domain) return;
  const { zoneId } = new DataAwsRoute53Zone(stack, "zone", { name: domain.zone });
  // CloudFront takes certificates of this region alone.
  const usEast1 = aws(stack, { ...account, region: "us-east-1" }, "us-east-1");
  return {
    site: { name: domain.name, zoneId, usEast1 },
    under: (part: string): Domain => ({ name: `${part}.${domain.name}`, zoneId }),
  };
}
