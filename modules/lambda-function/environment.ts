import { arnOf, type Secrets } from "../secrets";

/**
 * Names that Lambda gives values of its own, and refuses to take.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
const reserved: ReadonlySet<string> = new Set([
  "_HANDLER",
  "_X_AMZN_TRACE_ID",
  "AWS_ACCESS_KEY",
  "AWS_ACCESS_KEY_ID",
  "AWS_DEFAULT_REGION",
  "AWS_EXECUTION_ENV",
  "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
  "AWS_LAMBDA_FUNCTION_NAME",
  "AWS_LAMBDA_FUNCTION_VERSION",
  "AWS_LAMBDA_INITIALIZATION_TYPE",
  "AWS_LAMBDA_LOG_GROUP_NAME",
  "AWS_LAMBDA_LOG_STREAM_NAME",
  "AWS_LAMBDA_RUNTIME_API",
  "AWS_REGION",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "LAMBDA_RUNTIME_DIR",
  "LAMBDA_TASK_ROOT",
]);

/** Where a function reads which of its variables are kept elsewhere: their ARNs, by name, as JSON. */
const SECRET_ARNS = "SECRET_ARNS";

export const secretVariables = (secrets: Secrets): Record<string, string> => {
  const arns = Object.entries(secrets).map(([name, secret]) => [name, arnOf(secret)]);
  return arns.length === 0 ? {} : { [SECRET_ARNS]: JSON.stringify(Object.fromEntries(arns)) };
};

const mostBytes = 4_096;

/** One sentence for each thing that Lambda would refuse about a function's environment. */
export function environmentProblems(environment: Readonly<Record<string, string>>): string[] {
  const names = Object.keys(environment).flatMap((name) => {
    if (reserved.has(name)) return [`environment has ${name}, which Lambda itself sets.`];
    if (/^[A-Za-z][A-Za-z0-9_]+$/.test(name)) return [];
    return [
      `environment has the name "${name}"; allowed are letters, digits and _, beginning with a letter, at least 2 characters.`,
    ];
  });
  // What only Terraform knows, such as a table's name, counts as its reference.
  const bytes = Buffer.byteLength(Object.entries(environment).flat().join(""));
  const size = `environment has ${bytes} bytes; allowed are ${mostBytes}, names and values together.`;
  return bytes > mostBytes ? [...names, size] : names;
}
