import { Apigatewayv2Api } from "@cdktf/provider-aws/lib/apigatewayv2-api";
import { Apigatewayv2Stage } from "@cdktf/provider-aws/lib/apigatewayv2-stage";
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { Fn, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { choiceProblem, nameProblem, rangeProblem, refuse } from "./checks";
import { corsConfiguration } from "./cors";
import { defaults } from "./defaults";
import { accessLogFormat } from "./lambda-api/access-log";
import { apiDomain } from "./lambda-api/api-domain";
import { type ApiFunction, apiFunction } from "./lambda-api/api-function";
import {
  apiRoutes,
  type LetIn,
  permission,
  type RouteProps,
  routeKey,
  source,
} from "./lambda-api/api-routes";
import { guardOf, jwtAuthorizer, jwtProblems } from "./lambda-api/jwt";
import { routeProblems } from "./lambda-api/problems";
import { functionLayouts, type LambdaApiProps } from "./lambda-api/props";
import { codeZip } from "./lambda-function/code-zip";
import { functionNameProblem, functionProblems } from "./lambda-function/problems";
import { functionSettings } from "./lambda-function/settings";
import { shortened } from "./region";
import { ladderProblems } from "./timeouts";

/** A row of one of these names would have the Terraform address of another of the API's parts. */
const taken = ["api", "stage", "code", "certificate", "domain", "mapping", "dns", "jwt", "access"];
/** `constructs` looks for children in a plain object, which has names of its own. */
const idOf = (name: string) => (taken.includes(name) || name in {} ? `${name}_function` : name);

export { functionLayouts, type LambdaApiProps, type RouteProps };

/** An HTTP API with a function behind each of its routes. */
export class LambdaApi<Row extends RouteProps = RouteProps> extends Construct {
  public readonly api: Apigatewayv2Api;
  public readonly stage: Apigatewayv2Stage;
  public readonly accessLogs: CloudwatchLogGroup;
  /** By the row's name, or `all`. */
  public readonly functions: ReadonlyMap<string, ApiFunction>;
  /** Without scheme. */
  public readonly host: string;
  /** What must be there before `host` is called. */
  public readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: LambdaApiProps<Row>) {
    super(scope, id);
    const { name = id, routes } = props;
    const { functions: layout = defaults.lambdaApi.functions } = props;
    const { gatewayTimeoutSeconds = defaults.lambdaApi.gatewayTimeoutSeconds } = props;
    const { throttle = defaults.lambdaApi.throttle } = props;
    const settings = functionSettings(props);
    const groups: readonly (readonly [string, readonly Row[]])[] =
      layout === "single" ? [["all", routes]] : routes.map((row) => [row.name, [row]]);
    refuse(this, [
      nameProblem("name", name, 40),
      choiceProblem("functions", layout, functionLayouts),
      ...groups.map(([functionId]) => functionNameProblem(`${name}-${functionId}`)),
      ...routeProblems(routes),
      ...(props.jwt ? jwtProblems(props.jwt, routes, props.cors !== undefined) : []),
      ...functionProblems(settings),
      rangeProblem("throttle.rate", throttle.rate, [1, 10_000]),
      rangeProblem("throttle.burst", throttle.burst, [1, 5_000]),
      rangeProblem("gatewayTimeoutSeconds", gatewayTimeoutSeconds, [1, 30]),
      ...ladderProblems([
        ...(props.appTimeouts ?? []),
        { name: "timeoutSeconds", seconds: settings.timeoutSeconds },
        { name: "gatewayTimeoutSeconds", seconds: gatewayTimeoutSeconds },
      ]),
    ]);

    this.api = new Apigatewayv2Api(this, "api", {
      name,
      protocolType: "HTTP",
      ...(props.cors && { corsConfiguration: corsConfiguration(props.cors) }),
      ...props.overrides?.api,
    });
    this.accessLogs = new CloudwatchLogGroup(this, "access_logs", {
      // For logs of this prefix AWS has one rule in the account; for each other it adds one to a
      // policy of 5,120 characters at the most.
      // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-V2-CloudWatchLogs.html
      name: `/aws/vendedlogs/apigateway/${name}`,
      retentionInDays: settings.logRetentionDays,
      lifecycle: { createBeforeDestroy: true },
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

    const authorizer = props.jwt && jwtAuthorizer(this, this.api, props.jwt);
    const code = codeZip(this, "code", props.code.folder);
    this.functions = new Map(
      groups.map(([functionId, rows]) => {
        const made = apiFunction(this, idOf(functionId), {
          ...settings,
          apiId: this.api.id,
          name: shortened(`${name}-${functionId}`, 64),
          description: described(rows),
          code,
          gatewayTimeoutSeconds,
          grants: (role) => props.grants?.(role, rows),
        });
        const letIn = this.letIn(functionId, made, layout);
        for (const row of rows) {
          const guard = guardOf(authorizer, props.jwt ?? {}, row);
          apiRoutes(this, this.api, idOf(row.name), row, routes, made, letIn, guard);
        }
        return [functionId, made];
      }),
    );

    this.ready = props.domain
      ? [apiDomain(this, this.api, this.stage, props.domain)]
      : [this.stage];
    this.host = props.domain?.name ?? Fn.trimprefix(this.api.apiEndpoint, "https://");
  }

  /** A function for all routes lets in the whole API, or its policy would outgrow AWS's 20 KB. */
  private letIn(id: string, made: ApiFunction, layout: (typeof functionLayouts)[number]): LetIn {
    if (layout === "per-route") {
      return (id, route) => permission(this, this.api, id, made, source(route));
    }
    const whole = permission(this, this.api, id, made, "*");
    return () => whole;
  }

  /** Where to call it, without a slash at the end. */
  get url(): string {
    return `https://${this.host}`;
  }
}

/** The routes, as far as Lambda's longest description holds them. */
function described(rows: readonly RouteProps[]): string {
  const text = rows.map(routeKey).join(", ");
  return text.length > 256 ? `${text.slice(0, 253)}...` : text;
}
