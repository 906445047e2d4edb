import type {
  AwsProvider,
  AwsProviderAssumeRole,
  AwsProviderConfig,
} from "@cdktf/provider-aws/lib/provider";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";

/**
 * What the step that pushes an image is told of the provider's own credentials, so that it acts as who
 * deploys: its profile and the roles that it assumes, one after the other. Keys that stand in the
 * provider itself are not handed on: they would be written into the Terraform file once more.
 */
export function pushCredentials(scope: Construct): Readonly<Record<string, string>> {
  const provider = TerraformStack.of(scope)
    .allProviders()
    .find(({ alias, terraformResourceType }) => !alias && terraformResourceType === "aws");
  const { profileInput, assumeRoleInput } = (provider ?? {}) as Partial<AwsProvider>;
  const roles = rolesOf(assumeRoleInput);
  return {
    ...(profileInput && { AWS_PROFILE: profileInput }),
    ...(roles.length > 0 && { IMAGE_ROLES: JSON.stringify(roles) }),
  };
}

/** What STS is asked for each role. */
function rolesOf(assumeRole: AwsProviderConfig["assumeRole"]) {
  const roles = (Array.isArray(assumeRole) ? assumeRole : []) as readonly AwsProviderAssumeRole[];
  return roles.map(({ roleArn, externalId, sessionName }) => ({
    RoleArn: roleArn,
    RoleSessionName: sessionName ?? "push-image",
    ...(externalId && { ExternalId: externalId }),
  }));
}
