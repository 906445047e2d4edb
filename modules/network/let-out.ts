import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import {
  VpcSecurityGroupEgressRule,
  type VpcSecurityGroupEgressRuleConfig,
} from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { alsoAfter } from "../also-after";
import { lastToGo } from "./egress";

const https = { ipProtocol: "tcp", fromPort: 443, toPort: 443 };

/** One thing that a group's members may reach over HTTPS. */
const out = (
  scope: Construct,
  id: string,
  group: SecurityGroup,
  description: string,
  to: Partial<VpcSecurityGroupEgressRuleConfig>,
) =>
  new VpcSecurityGroupEgressRule(scope, id, {
    securityGroupId: group.id,
    description,
    lifecycle: lastToGo,
    ...https,
    ...to,
  });

/** Lets a group's members reach all of AWS, by its public addresses. */
export const outToEverywhere = (scope: Construct, group: SecurityGroup): ITerraformDependable =>
  out(scope, "https_out", group, "HTTPS to AWS", { cidrIpv4: "0.0.0.0/0" });

/** Lets a group's members reach these endpoints and nothing else, and the endpoints take them. */
export function outToEndpoints(
  scope: Construct,
  group: SecurityGroup,
  to: {
    /** That stands before the interface endpoints. */
    readonly group: SecurityGroup;
    readonly endpoints: readonly VpcEndpoint[];
    readonly s3: VpcEndpoint;
    readonly dynamodb: VpcEndpoint;
  },
): ITerraformDependable[] {
  const endpointsIn = new VpcSecurityGroupIngressRule(scope, "endpoints_in", {
    securityGroupId: to.group.id,
    description: "HTTPS from the tasks",
    referencedSecurityGroupId: group.id,
    lifecycle: lastToGo,
    ...https,
  });
  for (const endpoint of to.endpoints) {
    // From its first second an endpoint answers for all of the network: who runs there must get in.
    alsoAfter(endpoint, endpointsIn);
  }
  return [
    endpointsIn,
    out(scope, "endpoints_out", group, "HTTPS to the registry and the logs", {
      referencedSecurityGroupId: to.group.id,
    }),
    out(scope, "s3_out", group, "HTTPS to S3, for the image", {
      prefixListId: to.s3.prefixListId,
    }),
    out(scope, "dynamodb_out", group, "HTTPS to DynamoDB", {
      prefixListId: to.dynamodb.prefixListId,
    }),
  ];
}
