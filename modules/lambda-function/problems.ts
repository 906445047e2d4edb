import { Token } from "cdktf";
import { choiceProblem, type Problems, rangeProblem, retentionDays } from "../checks";
import { secretProblems } from "../secrets";
import { environmentProblems, secretVariables } from "./environment";
import type { FunctionSettings } from "./settings";

/** What is wrong with the name that a function would have, or undefined. */
export function functionNameProblem(name: string): string | undefined {
  if (/^[A-Za-z0-9_-]+$/.test(name)) return;
  return `a function's name is "${name}"; allowed are letters, digits, - and _: change that of the row.`;
}

/** What is wrong with a function, with how many instances it has, and with what stands around it. */
export function functionProblems({
  environment,
  secrets,
  memory,
  architecture,
  timeoutSeconds,
  logRetentionDays,
  reservedConcurrency: reserved,
  provisionedConcurrency: provisioned,
  vpc,
  layers,
  overrides,
}: FunctionSettings): Problems {
  return [
    ...environmentProblems({ ...environment, ...secretVariables(secrets) }),
    ...secretProblems(secrets, environment),
    rangeProblem("memory", memory, [128, 10_240]),
    choiceProblem("architecture", architecture, ["arm64", "x86_64"]),
    rangeProblem("timeoutSeconds", timeoutSeconds, [1, 900]),
    choiceProblem("logRetentionDays", logRetentionDays, retentionDays),
    reserved !== undefined && rangeProblem("reservedConcurrency", reserved, [1, 10_000]),
    rangeProblem("provisionedConcurrency", provisioned, [0, 10_000]),
    reserved !== undefined &&
      provisioned > reserved &&
      `provisionedConcurrency is ${provisioned}; allowed is reservedConcurrency (${reserved}) or less.`,
    ...(["subnetIds", "securityGroupIds"] as const).map(
      (prop) => vpc?.[prop].length === 0 && `vpc.${prop} is empty; allowed is one or more.`,
    ),
    provisioned > 0 &&
      overrides?.publish === false &&
      `provisionedConcurrency is ${provisioned} with overrides.function.publish false; allowed is it of a published version alone.`,
    ...layers.map(
      (arn) =>
        !Token.isUnresolved(arn) &&
        !/^arn:aws[\w-]*:lambda:[a-z0-9-]+:\d+:layer:[\w-]+:\d+$/.test(arn) &&
        `layers has "${arn}"; allowed is the ARN of a version, as in arn:aws:lambda:eu-west-1:123456789012:layer:tools:1.`,
    ),
    layers.length > 5 && `layers are ${layers.length}; allowed are 5.`,
  ];
}
