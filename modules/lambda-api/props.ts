import type { Apigatewayv2ApiConfig } from "@cdktf/provider-aws/lib/apigatewayv2-api";
import type { Apigatewayv2StageConfig } from "@cdktf/provider-aws/lib/apigatewayv2-stage";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { LambdaFunctionConfig } from "@cdktf/provider-aws/lib/lambda-function";
import type { Domain } from "../certificate";
import type { Secrets } from "../secrets";
import type { Rung } from "../timeouts";
import type { RouteProps } from "./api-routes";
import type { JwtProps } from "./jwt";

export const functionLayouts = ["per-route", "single"] as const;

export interface LambdaApiProps<Row extends RouteProps = RouteProps> {
  readonly routes: readonly Row[];
  /** The folder that is zipped, and the handler in it, as `file.export`. */
  readonly code: { readonly folder: string; readonly handler: string };
  /** What names begin with. @default the construct's id */
  readonly name?: string;
  /**
   * One function for each row, which scales on its own and holds only its own rights, or one for
   * all, which is warm more often. @default "per-route"
   */
  readonly functions?: (typeof functionLayouts)[number];
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
   * Lets in only who brings a token of this issuer for this audience; checked by the API itself, free, before
   * a function is called. Rows of `except` stay open.
   * @default all are let in
   */
  readonly jwt?: JwtProps;
  /**
   * The most instances of each function, kept from the account's 1,000: a limit on what is spent, beyond
   * which requests are answered 503. Free.
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
  /** Allows a function's role what these rows need. @default nothing */
  readonly grants?: (role: IamRole, rows: readonly Row[]) => void;
  /** Answered by the gateway itself, so that a preflight costs no invocation. @default none */
  readonly cors?: CorsProps;
  /** MB. CPU comes with it, and price goes with it. @default 512 */
  readonly memory?: number;
  /** arm64 costs a fifth less. @default "arm64" */
  readonly architecture?: "arm64" | "x86_64";
  /** @default 10 */
  readonly timeoutSeconds?: number;
  /** 30 is the most that an HTTP API waits. @default 30 */
  readonly gatewayTimeoutSeconds?: number;
  /** The app's own timeouts, shortest first: each must be below the next and the function's. */
  readonly appTimeouts?: readonly Rung[];
  /** What the stage lets through: a second, and at once. @default 50 and 100 */
  readonly throttle?: { readonly rate: number; readonly burst: number };
  /** @default 7 */
  readonly logRetentionDays?: number;
  /** X-Ray: 5 dollars a million traces, more than all else of a small function. @default false */
  readonly tracing?: boolean;
  /** A name of one's own, with a certificate. @default the API's own name, also over TLS */
  readonly domain?: Domain | undefined;
  /** The escape hatch: arguments laid over those of a child. */
  readonly overrides?: {
    readonly api?: Partial<Apigatewayv2ApiConfig>;
    readonly stage?: Partial<Apigatewayv2StageConfig>;
    readonly function?: Partial<LambdaFunctionConfig>;
  };
}

export interface CorsProps {
  readonly allowOrigins: readonly string[];
  readonly allowMethods: readonly string[];
  readonly allowHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  /** How long a browser may keep the answer to a preflight. */
  readonly maxAgeSeconds: number;
}
