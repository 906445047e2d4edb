import { DataAwsLb } from "@cdktf/provider-aws/lib/data-aws-lb";
import { DataAwsLbListener } from "@cdktf/provider-aws/lib/data-aws-lb-listener";
import { LbListenerRule } from "@cdktf/provider-aws/lib/lb-listener-rule";
import type { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { DefaultTokenResolver, Fn, StringConcat, TerraformStack, Tokenization } from "cdktf";
import type { Construct } from "constructs";
import type { Balancer } from "./load-balancer";

/** A listener that is there already, and what of its requests come here. */
export interface SharedListener {
  readonly arn: string;
  /** Paths, as in `/orders` and `/orders/*`. The app sees them whole. @default all */
  readonly paths?: readonly string[];
  /** Host names, as in `orders.example.com` or `*.example.com`. @default all */
  readonly hosts?: readonly string[];
  /** Among the listener's rules, from 1, the first. @default one after the last that there is */
  readonly priority?: number;
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html */
export function sharedListenerProblems(
  scope: Construct,
  { arn, paths = [], hosts = [], priority }: SharedListener,
): (string | false)[] {
  const values = paths.length + hosts.length;
  const taken =
    priority === undefined
      ? undefined
      : rulesOf(scope).find(
          (rule) =>
            rule.priorityInput === priority &&
            // The same one may be written as two references.
            written(scope, rule.listenerArnInput) === written(scope, arn),
        );
  return [
    (values === 0 || values > 5) &&
      `listener.paths with listener.hosts are ${values}; allowed are 1 to 5.`,
    ...paths.map(
      (path) =>
        !/^\/[A-Za-z0-9_\-.$/~"'@:+&()!,;=*?%]{0,127}$/.test(path) &&
        `listener.paths has "${path}"; allowed is a path that begins with /, of at most 128 characters, with * and ? for any.`,
    ),
    ...hosts.map(
      (host) =>
        !/^[A-Za-z0-9*?-][A-Za-z0-9.*?-]*\.[A-Za-z]+$/.test(host) &&
        `listener.hosts has "${host}"; allowed are host names, with * and ? for any.`,
    ),
    priority !== undefined &&
      !(Number.isInteger(priority) && priority >= 1 && priority <= 50_000) &&
      `listener.priority is ${priority}; allowed is a whole number from 1 to 50000.`,
    taken !== undefined &&
      `listener.priority is ${priority}, which ${taken.node.path} has on the same listener; allowed is one of its own, or none: then the next that is free is taken.`,
  ];
}

/** A value as it will stand in the Terraform file. */
const written = (scope: Construct, value: string | undefined): unknown =>
  Tokenization.resolve(value, {
    scope,
    preparing: true,
    resolver: new DefaultTokenResolver(new StringConcat()),
  });

/** All rules of the stack so far. */
const rulesOf = (scope: Construct) =>
  TerraformStack.of(scope)
    .node.findAll()
    .filter((child) => child instanceof LbListenerRule);

/** The load balancer of a listener that is there already; its first group is let through to the tasks. */
export function sharedBalancer(scope: Construct, { arn }: SharedListener) {
  const listener = new DataAwsLbListener(scope, "shared_listener", { arn });
  const balancer = new DataAwsLb(scope, "shared_load_balancer", { arn: listener.loadBalancerArn });
  return { listener, balancer, groupId: Fn.element(balancer.securityGroups, 0) };
}

/** Has a shared listener send what matches here. */
export function ruleOf(
  scope: Construct,
  shared: SharedListener,
  { listener, balancer }: ReturnType<typeof sharedBalancer>,
  targetGroup: LbTargetGroup,
): Balancer {
  const { paths = [], hosts = [] } = shared;
  const rule = new LbListenerRule(scope, "rule", {
    listenerArn: shared.arn,
    ...(shared.priority !== undefined && { priority: shared.priority }),
    action: [{ type: "forward", targetGroupArn: targetGroup.arn }],
    condition: [
      ...(paths.length > 0 ? [{ pathPattern: { values: [...paths] } }] : []),
      ...(hosts.length > 0 ? [{ hostHeader: { values: [...hosts] } }] : []),
    ],
  });
  const host = hosts.find((name) => !/[*?]/.test(name)) ?? balancer.dnsName;
  const path = (paths[0] ?? "").replace(/\/?[*?].*$/, "").replace(/\/$/, "");
  return {
    loadBalancer: balancer,
    targetGroup,
    listener: rule,
    ready: [rule],
    host,
    url: `${Fn.lower(listener.protocol)}://${host}${portOf(listener)}${path}`,
  };
}

/** What stands behind the host, as Terraform finds it: nothing where the port is the protocol's own. */
const portOf = ({ port }: DataAwsLbListener): string =>
  Fn.lookup({ 80: "", 443: "" }, Fn.tostring(port), Fn.format(":%d", [port]));
