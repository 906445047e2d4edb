/** What an instance's environment depends on. */
export interface InstanceSettings {
  /** The function's name. */
  readonly name: string;
  /** The folder that would be the Lambda zip. */
  readonly codeFolder: string;
  /** As Lambda writes it: `index.handler`. */
  readonly handler: string;
  /** The function's own variables. */
  readonly environment: Readonly<Record<string, string>>;
  readonly memoryMb: number;
}

/** Without a region of its own a function believes to be here. */
const REGION = "us-east-1";

/** All that a process needs of the machine: Windows starts nothing without `SystemRoot`. */
const OF_THE_MACHINE = ["PATH", "SystemRoot"];

/**
 * The environment of an instance: what Lambda sets, then the function's own variables. Nothing of the
 * environment of this program, so that a function cannot lean on what it will not find on AWS.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 *
 * @param runtimeApi host and port of the instance's Runtime API
 * @param instanceId what its answers are to name it by. @default it makes a name of its own
 */
export function instanceEnvironment(
  settings: InstanceSettings,
  runtimeApi: string,
  instanceId?: string,
): Record<string, string> {
  const region = settings.environment.AWS_REGION ?? REGION;
  const machine = OF_THE_MACHINE.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(machine),
    LANG: "en_US.UTF-8",
    TZ: ":UTC",
    AWS_LAMBDA_RUNTIME_API: runtimeApi,
    _HANDLER: settings.handler,
    LAMBDA_TASK_ROOT: settings.codeFolder,
    AWS_LAMBDA_FUNCTION_NAME: settings.name,
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(settings.memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${settings.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: "local",
    AWS_EXECUTION_ENV: `AWS_Lambda_nodejs${process.versions.node.split(".")[0]}.x`,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    // The SDK wants some; nothing on this machine checks them.
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    ...settings.environment,
    ...(instanceId !== undefined && { LOCAL_INSTANCE_ID: instanceId }),
  };
}

/** The name by which Lambda knows the function. */
export function functionArn(settings: InstanceSettings): string {
  const region = settings.environment.AWS_REGION ?? REGION;
  return `arn:aws:lambda:${region}:123456789012:function:${settings.name}`;
}
