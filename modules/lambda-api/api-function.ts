import { Apigatewayv2Integration } from "@cdktf/provider-aws/lib/apigatewayv2-integration";
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { LambdaAlias } from "@cdktf/provider-aws/lib/lambda-alias";
import { LambdaFunction, type LambdaFunctionConfig } from "@cdktf/provider-aws/lib/lambda-function";
import type { Construct } from "constructs";
import { type PolicyStatement, policy, rightsOf, serviceRole } from "../policy";
import type { CodeZip } from "./code-zip";

export interface ApiFunctionProps {
  readonly apiId: string;
  readonly name: string;
  readonly description: string;
  readonly code: CodeZip;
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly memory: number;
  readonly architecture: "arm64" | "x86_64";
  readonly timeoutSeconds: number;
  readonly gatewayTimeoutSeconds: number;
  readonly logRetentionDays: number;
  readonly tracing: boolean;
  readonly grants: (role: IamRole) => void;
  readonly overrides: Partial<LambdaFunctionConfig> | undefined;
}

/** One function, what it may do, where it writes its log, and the API's way to it. */
export interface ApiFunction {
  readonly function: LambdaFunction;
  readonly alias: LambdaAlias;
  readonly role: IamRole;
  readonly logs: CloudwatchLogGroup;
  readonly integration: Apigatewayv2Integration;
}

/** The newest that the provider knows; AWS ends it in April 2027. */
const runtime = "nodejs22.x";

/** Makes the parts of one function in `scope`, each with the function's id before its own. */
export function apiFunction(scope: Construct, id: string, props: ApiFunctionProps): ApiFunction {
  const logs = new CloudwatchLogGroup(scope, `${id}_logs`, {
    name: `/aws/lambda/${props.name}`,
    retentionInDays: props.logRetentionDays,
  });
  const role = serviceRole(scope, `${id}_role`, {
    name: props.name,
    service: "lambda.amazonaws.com",
    description: props.description,
  });
  new IamRolePolicy(role, "logs", {
    role: role.name,
    name: "logs",
    policy: policy([writeLogs(logs), ...(props.tracing ? [sendTraces] : [])]),
  });
  props.grants(role);

  const lambda = new LambdaFunction(scope, id, {
    functionName: props.name,
    description: props.description,
    role: role.arn,
    filename: props.code.path,
    sourceCodeHash: props.code.hash,
    handler: props.handler,
    runtime,
    architectures: [props.architecture],
    memorySize: props.memory,
    timeout: props.timeoutSeconds,
    // AWS gives an empty one back as none.
    ...(Object.keys(props.environment).length > 0 && {
      environment: { variables: { ...props.environment } },
    }),
    loggingConfig: { logFormat: "Text", logGroup: logs.name },
    tracingConfig: { mode: props.tracing ? "Active" : "PassThrough" },
    // A version for each deploy: the alias moves to it in one step, and can move back.
    publish: true,
    // Nobody calls it before it may do its work, and it may for as long as it is called.
    dependsOn: rightsOf(role),
    ...props.overrides,
  });
  const alias = new LambdaAlias(scope, `${id}_live`, {
    name: "live",
    description: "The version that the API calls",
    functionName: lambda.functionName,
    functionVersion: lambda.version,
  });
  const integration = new Apigatewayv2Integration(scope, `${id}_integration`, {
    apiId: props.apiId,
    integrationType: "AWS_PROXY",
    integrationUri: alias.invokeArn,
    payloadFormatVersion: "2.0",
    timeoutMilliseconds: props.gatewayTimeoutSeconds * 1000,
    // A route leaves an integration before it goes: AWS deletes none that a route still uses.
    lifecycle: { createBeforeDestroy: true },
  });
  return { function: lambda, alias, role, logs, integration };
}

/** Lambda names the streams itself, so that their part of the ARN has no other form than `*`. */
const writeLogs = (logs: CloudwatchLogGroup): PolicyStatement => ({
  sid: "WriteLogs",
  actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
  resources: [`${logs.arn}:log-stream:*`],
});

/** X-Ray knows no resources. */
const sendTraces: PolicyStatement = {
  sid: "SendTraces",
  actions: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
  resources: ["*"],
};
