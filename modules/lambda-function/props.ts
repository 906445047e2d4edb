import type { LambdaFunctionConfig } from "@cdktf/provider-aws/lib/lambda-function";
import type { Secrets } from "../secrets";
import type { Rung } from "../timeouts";

/** What a function is, whatever stands in front of it. */
export interface FunctionProps {
  /** The folder that is zipped, and the handler in it, as `file.export`. */
  readonly code: { readonly folder: string; readonly handler: string };
  /** What names begin with. @default the construct's id */
  readonly name?: string;
  /** @default none */
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * Variables whose values are in SSM or Secrets Manager. Lambda knows only plain ones: a function gets
   * their ARNs, as JSON in `SECRET_ARNS`, and the right to read exactly those; this project's adapter does so
   * once at an instance's start, some 50 ms, and a new value is seen by new instances. A standard
   * parameter is free, a secret 0.40 dollars a month and 0.05 for 10,000 starts.
   * @default none
   */
  readonly secrets?: Secrets;
  /**
   * The most instances of each function, kept from the account's 1,000: a limit on what is spent, beyond
   * which requests are answered 503 by an API and 429 by a function's URL. Free.
   * @default as many as the account has
   */
  readonly reservedConcurrency?: number;
  /**
   * Instances of each function that are always started: no cold start until more are needed, and 0.0000033
   * dollars a GB and second on arm64, 4.38 a month for one of 512 MB.
   * @default 0
   */
  readonly provisionedConcurrency?: number;
  /**
   * Where the functions stand to reach what is private there; from there, they reach the internet and AWS's
   * services only by a NAT gateway or endpoints, DynamoDB too. Free itself.
   * @default outside any VPC
   */
  readonly vpc?: {
    readonly subnetIds: readonly string[];
    readonly securityGroupIds: readonly string[];
  };
  /** ARNs of layers' versions, laid under the code in this order; 5 at the most. @default none */
  readonly layers?: readonly string[];
  /** MB. CPU comes with it, and price goes with it. @default 512 */
  readonly memory?: number;
  /** arm64 costs a fifth less. @default "arm64" */
  readonly architecture?: "arm64" | "x86_64";
  /** @default 10 */
  readonly timeoutSeconds?: number;
  /** The app's own timeouts, shortest first: each must be below the next and the function's. */
  readonly appTimeouts?: readonly Rung[];
  /** @default 7 */
  readonly logRetentionDays?: number;
  /** X-Ray: 5 dollars a million traces, more than all else of a small function. @default false */
  readonly tracing?: boolean;
  /** The escape hatch: arguments laid over those of a child. */
  readonly overrides?: { readonly function?: Partial<LambdaFunctionConfig> };
}
