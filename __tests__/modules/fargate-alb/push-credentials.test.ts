import { AwsProvider, type AwsProviderConfig } from "@cdktf/provider-aws/lib/provider";
import { App } from "cdktf";
import { pushCredentials } from "../../../modules/fargate-alb/push-credentials";
import { ReadableStack } from "../../../modules/stack";
import { temporaryFolder } from "../synthesize";

function credentialsOf(config: AwsProviderConfig) {
  const stack = new ReadableStack(new App({ outdir: temporaryFolder() }), "test");
  new AwsProvider(stack, "aws", config);
  new AwsProvider(stack, "other", { alias: "other", profile: "somebody" });
  return pushCredentials(stack);
}

test("who deploys by a profile pushes by it", () => {
  expect(credentialsOf({ profile: "shop" })).toEqual({ AWS_PROFILE: "shop" });
});

test("who deploys as another role pushes as that role", () => {
  const roleArn = "arn:aws:iam::123456789012:role/deploy";
  const { IMAGE_ROLES = "" } = credentialsOf({ assumeRole: [{ roleArn, externalId: "shop" }] });
  expect(JSON.parse(IMAGE_ROLES)).toEqual([
    { RoleArn: roleArn, RoleSessionName: "push-image", ExternalId: "shop" },
  ]);
});

test("else the environment says who pushes, and no key is written down", () => {
  expect(credentialsOf({ region: "eu-west-1", accessKey: "id", secretKey: "secret" })).toEqual({});
});
