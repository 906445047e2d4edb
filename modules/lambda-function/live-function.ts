import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { LambdaAlias } from "@cdktf/provider-aws/lib/lambda-alias";
import { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import { LambdaProvisionedConcurrencyConfig } from "@cdktf/provider-aws/lib/lambda-provisioned-concurrency-config";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { type PolicyStatement, policy, rightsOf, serviceRole } from "../policy";
import { secretRights } from "../secrets";
import type { CodeZip } from "./code-zip";
import { secretVariables } from "./environment";
import type { FunctionSettings } from "./settings";

export interface LiveFunctionProps extends FunctionSettings {
  readonly name: string;
  readonly description: string;
  readonly code: CodeZip;
  readonly grants: (role: IamRole) => void;
}

/** A function, what it may do, where it writes its log, and the alias that is called. */
export interface LiveFunction {
  readonly function: LambdaFunction;
  readonly alias: LambdaAlias;
  readonly role: IamRole;
  readonly logs: CloudwatchLogGroup;
  /** What must be there before the alias is called. */
  readonly ready: readonly ITerraformDependable[];
}

/** The newest that the provider knows; AWS ends it in April 2027. */
const runtime = "nodejs22.x";

/** Makes the parts of one function in `scope`, each with the function's id before its own. */
export function liveFunction(scope: Construct, id: string, props: LiveFunctionProps): LiveFunction {
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
    policy: policy([
      writeLogs(logs),
      ...(props.tracing ? [sendTraces] : []),
      ...(props.vpc ? [standInVpc] : []),
      ...secretRights(props.secrets),
    ]),
  });
  props.grants(role);

  const variables = { ...props.environment, ...secretVariables(props.secrets) };
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
    ...(Object.keys(variables).length > 0 && { environment: { variables } }),
    loggingConfig: { logFormat: "Text", logGroup: logs.name },
    tracingConfig: { mode: props.tracing ? "Active" : "PassThrough" },
    ...(props.reservedConcurrency !== undefined && {
      reservedConcurrentExecutions: props.reservedConcurrency,
    }),
    ...(props.vpc && {
      vpcConfig: {
        subnetIds: [...props.vpc.subnetIds],
        securityGroupIds: [...props.vpc.securityGroupIds],
      },
    }),
    ...(props.layers.length > 0 && { layers: [...props.layers] }),
    // A version for each deploy: the alias moves to it in one step, and can move back.
    publish: true,
    // Nobody calls it before it may do its work, and it may for as long as it is called.
    dependsOn: rightsOf(role),
    ...props.overrides,
  });
  const alias = new LambdaAlias(scope, `${id}_live`, {
    name: "live",
    description: "The version that is called",
    functionName: lambda.functionName,
    functionVersion: lambda.version,
  });
  const ready =
    props.provisionedConcurrency > 0
      ? [
          new LambdaProvisionedConcurrencyConfig(scope, `${id}_provisioned`, {
            functionName: lambda.functionName,
            qualifier: alias.name,
            provisionedConcurrentExecutions: props.provisionedConcurrency,
          }),
        ]
      : [];
  return { function: lambda, alias, role, logs, ready };
}

/** Lambda names the streams itself, so that their part of the ARN has no other form than `*`. */
const writeLogs = (logs: CloudwatchLogGroup): PolicyStatement => ({
  sid: "WriteLogs",
  actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
  resources: [`${logs.arn}:log-stream:*`],
});

/**
 * Lambda makes the network interfaces as the function's role; most of these actions know no resource.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
 */
const standInVpc: PolicyStatement = {
  sid: "StandInVpc",
  actions: [
    "ec2:AssignPrivateIpAddresses",
    "ec2:CreateNetworkInterface",
    "ec2:DeleteNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSubnets",
    "ec2:UnassignPrivateIpAddresses",
  ],
  resources: ["*"],
};

/** X-Ray knows no resources. */
const sendTraces: PolicyStatement = {
  sid: "SendTraces",
  actions: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
  resources: ["*"],
};
