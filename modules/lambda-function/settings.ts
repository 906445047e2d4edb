import type { LambdaFunctionConfig } from "@cdktf/provider-aws/lib/lambda-function";
import { defaults } from "../defaults";
import type { FunctionProps } from "./props";

/** A function's props with what holds where they say nothing. */
export interface FunctionSettings
  extends Required<
    Omit<
      FunctionProps,
      "code" | "name" | "appTimeouts" | "reservedConcurrency" | "vpc" | "overrides"
    >
  > {
  readonly handler: string;
  readonly reservedConcurrency: number | undefined;
  readonly vpc: FunctionProps["vpc"];
  readonly overrides: Partial<LambdaFunctionConfig> | undefined;
}

export const functionSettings = (props: FunctionProps): FunctionSettings => ({
  handler: props.code.handler,
  environment: props.environment ?? {},
  secrets: props.secrets ?? {},
  reservedConcurrency: props.reservedConcurrency,
  provisionedConcurrency: props.provisionedConcurrency ?? 0,
  vpc: props.vpc,
  layers: props.layers ?? [],
  memory: props.memory ?? defaults.lambdaApi.memory,
  architecture: props.architecture ?? defaults.architecture,
  timeoutSeconds: props.timeoutSeconds ?? defaults.lambdaApi.timeoutSeconds,
  logRetentionDays: props.logRetentionDays ?? defaults.logRetentionDays,
  tracing: props.tracing ?? false,
  overrides: props.overrides?.function,
});
