import {
  Apigatewayv2Api,
  type Apigatewayv2ApiConfig,
} from "@cdktf/provider-aws/lib/apigatewayv2-api";
import {
  Apigatewayv2Stage,
  type Apigatewayv2StageConfig,
} from "@cdktf/provider-aws/lib/apigatewayv2-stage";
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { LambdaFunctionConfig } from "@cdktf/provider-aws/lib/lambda-function";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import type { Domain } from "./certificate";
import { choiceProblem, nameProblem, rangeProblem, refuse, retentionDays } from "./checks";
import { accessLogFormat } from "./lambda-api/access-log";
import { apiDomain } from "./lambda-api/api-domain";
import { type ApiFunction, apiFunction } from "./lambda-api/api-function";
import { apiRoutes, type RouteProps } from "./lambda-api/api-routes";
import { codeZip } from "./lambda-api/code-zip";
import { ladderProblems, type Rung } from "./timeouts";

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
  /** Allows a function's role what these rows need. @default nothing */
  readonly grants?: (role: IamRole, rows: readonly Row[]) => void;
  /** Answered by the gateway itself, so that a preflight costs no invocation. @default none */
  readonly cors?: CorsProps;
  /** MB; a vCPU comes with each 1,769. Price goes with it. @default 512 */
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
  readonly maxAgeSeconds: number;
}

/** An HTTP API with a function behind each of its routes. */
export class LambdaApi<Row extends RouteProps = RouteProps> extends Construct {
  public readonly api: Apigatewayv2Api;
  public readonly stage: Apigatewayv2Stage;
  public readonly accessLogs: CloudwatchLogGroup;
  /** By the row's name, or `all`. */
  public readonly functions: ReadonlyMap<string, ApiFunction>;
  /** Without scheme. */
  public readonly host: string;

  constructor(scope: Construct, id: string, props: LambdaApiProps<Row>) {
    super(scope, id);
    const {
      name = id,
      functions: layout = "per-route",
      throttle = { rate: 50, burst: 100 },
    } = props;
    const { timeoutSeconds = 10, gatewayTimeoutSeconds = 30, logRetentionDays = 7 } = props;
    const { memory = 512, architecture = "arm64", tracing = false } = props;
    refuse(this, [
      nameProblem("name", name, 40),
      choiceProblem("functions", layout, functionLayouts),
      rangeProblem("memory", memory, [128, 10_240]),
      choiceProblem("architecture", architecture, ["arm64", "x86_64"]),
      rangeProblem("throttle.rate", throttle.rate, [1, 10_000]),
      rangeProblem("throttle.burst", throttle.burst, [1, 5_000]),
      rangeProblem("gatewayTimeoutSeconds", gatewayTimeoutSeconds, [1, 30]),
      choiceProblem("logRetentionDays", logRetentionDays, retentionDays),
      ...ladderProblems([
        ...(props.appTimeouts ?? []),
        { name: "timeoutSeconds", seconds: timeoutSeconds },
        { name: "gatewayTimeoutSeconds", seconds: gatewayTimeoutSeconds },
      ]),
    ]);

    this.api = new Apigatewayv2Api(this, "api", {
      name,
      protocolType: "HTTP",
      // One name for one API: with a name of its own, AWS's is closed.
      disableExecuteApiEndpoint: props.domain !== undefined,
      ...(props.cors && { corsConfiguration: corsConfiguration(props.cors) }),
      ...props.overrides?.api,
    });
    this.accessLogs = new CloudwatchLogGroup(this, "access_logs", {
      name: `/aws/apigateway/${name}`,
      retentionInDays: logRetentionDays,
    });
    this.stage = new Apigatewayv2Stage(this, "stage", {
      apiId: this.api.id,
      name: "$default",
      autoDeploy: true,
      accessLogSettings: { destinationArn: this.accessLogs.arn, format: accessLogFormat },
      defaultRouteSettings: {
        throttlingRateLimit: throttle.rate,
        throttlingBurstLimit: throttle.burst,
      },
      ...props.overrides?.stage,
    });

    const code = codeZip(this, "code", props.code.folder);
    const make = (functionId: string, rows: readonly Row[]) =>
      apiFunction(this, functionId, {
        apiId: this.api.id,
        name: `${name}-${functionId}`,
        description: rows.map(({ method, path }) => `${method} ${path}`).join(", "),
        code,
        handler: props.code.handler,
        environment: props.environment ?? {},
        memory,
        architecture,
        timeoutSeconds,
        gatewayTimeoutSeconds,
        logRetentionDays,
        tracing,
        grants: (role) => props.grants?.(role, rows),
        overrides: props.overrides?.function,
      });
    const groups: [string, readonly Row[]][] =
      layout === "single"
        ? [["all", props.routes]]
        : props.routes.map((row): [string, readonly Row[]] => [row.name, [row]]);
    this.functions = new Map(
      groups.map(([functionId, rows]) => {
        const made = make(functionId, rows);
        for (const row of rows) apiRoutes(this, this.api, row, made);
        return [functionId, made];
      }),
    );

    if (props.domain) apiDomain(this, this.api, this.stage, props.domain);
    this.host = props.domain?.name ?? Fn.trimprefix(this.api.apiEndpoint, "https://");
  }

  /** Where to call it, without a slash at the end. */
  get url(): string {
    return `https://${this.host}`;
  }
}

function corsConfiguration(cors: CorsProps) {
  return {
    allowOrigins: [...cors.allowOrigins],
    allowMethods: [...cors.allowMethods],
    allowHeaders: [...cors.allowHeaders],
    exposeHeaders: [...cors.exposeHeaders],
    maxAge: cors.maxAgeSeconds,
  };
}
