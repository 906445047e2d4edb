import { CloudformationStack } from "@cdktf/provider-aws/lib/cloudformation-stack";
import type { LambdaAlias } from "@cdktf/provider-aws/lib/lambda-alias";
import type { Construct } from "constructs";

/**
 * Lets everybody invoke an alias, by its URL and in no other way: what AWS wants of a new URL since October
 * 2025, beside the right to call the URL, which the provider gives when it makes one. The provider's own
 * permission (5.100) cannot say "by its URL", and without it would open the function to every account;
 * CloudFormation's can. It costs nothing.
 * https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
 */
export const openToUrl = (
  scope: Construct,
  name: string,
  alias: LambdaAlias,
): CloudformationStack =>
  new CloudformationStack(scope, "open", {
    name: `${name}-url`,
    templateBody: JSON.stringify({
      Resources: {
        InvokedByUrl: {
          Type: "AWS::Lambda::Permission",
          Properties: {
            Action: "lambda:InvokeFunction",
            FunctionName: alias.arn,
            InvokedViaFunctionUrl: true,
            Principal: "*",
          },
        },
      },
    }),
  });
