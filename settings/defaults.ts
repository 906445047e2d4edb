import { defaults as constructs } from "../modules/defaults";
import { profiles } from "./profiles";

export { megabytesPerVcpu } from "../modules/lambda-function/vcpu";

/**
 * What is deployed where nothing is set, and no profile says otherwise. Plain data that loads nothing
 * of Terraform: what runs or is compared here takes it too.
 */
export const defaults = {
  functions: constructs.lambdaApi.functions,
  /** MB. */
  functionMemory: constructs.lambdaApi.memory,
  architecture: constructs.architecture,
  /** 1,024 are a vCPU. */
  containerCpu: constructs.fargateAlb.cpu,
  /** MiB. */
  containerMemory: constructs.fargateAlb.memory,
  throttle: constructs.lambdaApi.throttle,
} as const;

/** The same of what a profile has a say in, and by what its tasks are scaled. */
export const demo = {
  ...profiles.demo,
  requestsPerTask: constructs.fargateAlb.requestsPerTask,
  cpuPercent: constructs.fargateAlb.cpuPercent,
} as const;
