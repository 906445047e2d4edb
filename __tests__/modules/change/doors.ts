import type { Attributes, Json } from "../synthesize";
import { referred } from "./graph";
import type { Side, Timeline } from "./timeline";

const listeners = {
  80: "aws_lb_listener.containers_listener",
  443: "aws_lb_listener.containers_https_listener",
};

const service = "aws_ecs_service.containers_service";

/** Why a request fails, or undefined where it is answered. */
type Problem = string | undefined;

/**
 * The way of a request through the stack at one moment of an apply, as AWS would take it: whatever is
 * being changed may be met in its old and in its new form, and both must answer.
 */
export class Doors {
  constructor(
    private readonly timeline: Timeline,
    private readonly moment: number,
  ) {}

  /** By the page's own origin, as `/functions/...` or `/containers/...`. */
  viaSite(door: "functions" | "containers"): Problem {
    return this.each("aws_cloudfront_distribution.site_distribution", "after", (side, made) => {
      const origin = (made.origin as Attributes[]).find(({ origin_id }) => origin_id === door);
      const host = String(origin?.domain_name);
      if (origin?.vpc_origin_config) return this.privateBalancer(side, origin);
      const config = origin?.custom_origin_config as Attributes;
      const port = config.origin_protocol_policy === "https-only" ? 443 : 80;
      return door === "functions" ? this.api(side, host) : this.balancer(side, host, port);
    });
  }

  private api(side: Side, host: string): Problem {
    const named = host.includes("api_endpoint") ? undefined : this.name("functions", side, host);
    return (
      named ??
      (host.includes("api_endpoint")
        ? this.each("aws_apigatewayv2_api.functions_api", side, (_side, api) =>
            api.disable_execute_api_endpoint === true ? "its own address is closed" : undefined,
          )
        : this.needs(side, [
            "aws_apigatewayv2_domain_name.functions_domain",
            "aws_apigatewayv2_api_mapping.functions_mapping",
          ])) ??
      this.first(this.kept("aws_apigatewayv2_route.functions_"), (route) => this.route(side, route))
    );
  }

  /** A route calls what is there, what lets the API in, and what may do its work. */
  private route(side: Side, address: string): Problem {
    return this.each(address, side, (side, route) =>
      this.first(ofType(route.target, "aws_apigatewayv2_integration"), (integration) =>
        this.each(integration, side, (side, made) =>
          this.first(
            ofType(made.integration_uri, "aws_lambda_alias"),
            (alias) =>
              this.each(alias, side, (side, { function_name }) =>
                this.first(ofType(function_name, "aws_lambda_function"), (name) =>
                  this.each(name, side, (side, { role }) =>
                    this.rights(side, ofType(role, "aws_iam_role")),
                  ),
                ),
              ) ?? this.letIn(side, alias, String(route.route_key)),
          ),
        ),
      ),
    );
  }

  /** Some permission of the function lets in this route of the API. */
  private letIn(side: Side, alias: string, routeKey: string): Problem {
    const source = routeKey.replace(" ", "").replace(/^ANY/, "*");
    const found = this.all("aws_lambda_permission.").some((address) =>
      this.timeline.live(address, side, this.moment).some(([, { function_name, source_arn }]) => {
        const allowed = String(source_arn).replace(/^\$\{[^}]+\}/, "");
        return (
          referred(function_name).includes(alias) && [`/*/${source}`, "/*/*"].includes(allowed)
        );
      }),
    );
    return found ? undefined : `${alias} lets in no ${routeKey}`;
  }

  private rights(side: Side, roles: readonly string[]): Problem {
    return (
      this.needs(side, roles) ??
      this.first(roles, (role) =>
        this.needs(
          side,
          this.of(side, "aws_iam_role_policy.").filter((policy) =>
            policy.startsWith(`aws_iam_role_policy.${role.split(".")[1]}_`),
          ),
        ),
      )
    );
  }

  /** By CloudFront's own interfaces in the network, which must be there and let in. */
  private privateBalancer(side: Side, origin: Attributes): Problem {
    return (
      this.needs(side, [
        ...referred(origin),
        "aws_cloudfront_vpc_origin.containers_vpc_origin",
        "aws_vpc_security_group_ingress_rule.containers_cloudfront_in",
      ]) ?? this.listener(side, "aws_lb_listener.containers_private_listener")
    );
  }

  private balancer(side: Side, host: string, port: 80 | 443): Problem {
    const own = host.includes("aws_lb.");
    return (
      (own ? undefined : this.name("containers", side, host)) ??
      this.needs(side, [`aws_vpc_security_group_ingress_rule.containers_public_in_${port}`]) ??
      this.listener(side, listeners[port])
    );
  }

  private listener(side: Side, address: string): Problem {
    return this.each(address, side, (side, made) => {
      const [action] = made.default_action as Attributes[];
      if (action?.type !== "forward") return `${address} answers with ${action?.type}`;
      return this.needs(side, referred(action)) ?? this.tasks(side, referred(action));
    });
  }

  /** Tasks that are started find their way to the registry, the logs and the table. */
  private tasks(side: Side, groups: readonly string[]): Problem {
    return this.each(service, side, (side, made) => {
      const { network_configuration, task_definition, load_balancer } = made;
      const missing = groups.find((group) => !referred(load_balancer).includes(group));
      if (missing) return `no tasks are in ${missing}`;
      const placed = network_configuration as Attributes;
      const ways = [this.wayOut(side, placed)];
      // Where the service stays as it is, either way will do.
      if (this.timeline.plan.get(service) === "none") ways.push(this.wayOut("before", placed));
      const rights = this.first(referred(task_definition), (task) =>
        this.each(task, side, (side, { task_role_arn, execution_role_arn }) =>
          this.rights(side, referred([task_role_arn, execution_role_arn])),
        ),
      );
      return rights ?? (ways.includes(undefined) ? undefined : ways[0]);
    });
  }

  private wayOut(side: Side, { subnets, assign_public_ip }: Attributes): Problem {
    const served = ["ecr_api", "ecr_dkr", "logs"].map(
      (id) => `aws_vpc_endpoint.network_${id}_endpoint`,
    );
    const routes = assign_public_ip
      ? ["aws_route.network_public_way_out"]
      : (subnets as string[]).map(
          (subnet) =>
            `aws_route.network_private_way_out_${/private_subnet_(\d)/.exec(subnet)?.[1]}`,
        );
    const isServed = this.of(side, "aws_vpc_endpoint.").includes(served[0] ?? "");
    const out = (id: string) => `aws_vpc_security_group_egress_rule.containers_${id}_out`;
    const into = (id: string) => `aws_vpc_security_group_ingress_rule.containers_${id}_in`;
    return (
      this.needs(side, [into("tasks"), out("load_balancer")]) ??
      (isServed
        ? this.needs(side, [
            ...served,
            ...["endpoints", "s3", "dynamodb"].map(out),
            into("endpoints"),
          ])
        : (this.needs(side, [out("https")]) ??
          this.first(routes, (route) =>
            this.each(route, side, (side, { nat_gateway_id }) =>
              this.needs(side, referred(nat_gateway_id ?? "")),
            ),
          )))
    );
  }

  /** A name of one's own leads where it should. */
  private name(door: string, side: Side, host: string): Problem {
    const record = `aws_route53_record.${door}_dns`;
    return this.each(record, side, (_side, { name }) =>
      name === host ? undefined : `${record} is ${name}`,
    );
  }

  private needs(side: Side, addresses: readonly string[]): Problem {
    return this.first(addresses, (address) => this.each(address, side, () => undefined));
  }

  /** Whatever can be seen of a resource must do. */
  private each(
    address: string,
    side: Side,
    check: (side: Side, made: Attributes) => Problem,
  ): Problem {
    const seen = this.timeline.live(address, side, this.moment);
    if (seen.length === 0) return `${address} is not there`;
    return this.first(seen, ([version, made]) => check(version, made));
  }

  private first<T>(items: readonly T[], check: (item: T) => Problem): Problem {
    for (const item of items) {
      const problem = check(item);
      if (problem !== undefined) return problem;
    }
    return;
  }

  private all(prefix: string): string[] {
    return [...this.timeline.plan.keys()].filter((address) => address.startsWith(prefix));
  }

  /** Those that one of the two stacks declares. */
  private of(side: Side, prefix: string): string[] {
    const absent = side === "before" ? "create" : "destroy";
    return this.all(prefix).filter((address) => this.timeline.plan.get(address) !== absent);
  }

  private kept(prefix: string): string[] {
    return this.all(prefix).filter(
      (address) => !/^(create|destroy)$/.test(this.timeline.plan.get(address) ?? ""),
    );
  }
}

const ofType = (value: Json | undefined, type: string): string[] =>
  referred(value ?? "").filter((address) => address.startsWith(`${type}.`));
