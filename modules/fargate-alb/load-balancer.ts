import { Lb, type LbConfig } from "@cdktf/provider-aws/lib/lb";
import {
  LbListener,
  type LbListenerConfig,
  type LbListenerDefaultAction,
} from "@cdktf/provider-aws/lib/lb-listener";
import { LbTargetGroup, type LbTargetGroupConfig } from "@cdktf/provider-aws/lib/lb-target-group";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { aliasRecord, Certificate, type Domain } from "../certificate";
import type { Network } from "../network";
import type { SecurityGroups } from "./security";

export interface LoadBalancerProps {
  readonly name: string;
  readonly network: Network;
  readonly securityGroups: SecurityGroups;
  readonly healthCheckPath: string;
  readonly idleTimeoutSeconds: number;
  readonly deregistrationDelaySeconds: number;
  readonly deletionProtection: boolean;
  readonly domain: Domain | undefined;
  readonly overrides: {
    readonly loadBalancer?: Partial<LbConfig>;
    readonly targetGroup?: Partial<LbTargetGroupConfig>;
  };
}

export interface LoadBalancer {
  readonly loadBalancer: Lb;
  readonly targetGroup: LbTargetGroup;
  /** The one that forwards: HTTPS with a domain, HTTP without. */
  readonly listener: LbListener;
  /** HTTP's, with a domain. */
  readonly redirect: LbListener | undefined;
  /** What must be there before `host` is called. */
  readonly ready: readonly ITerraformDependable[];
  readonly url: string;
  readonly host: string;
}

/** TLS 1.2 and 1.3. */
const sslPolicy = "ELBSecurityPolicy-TLS13-1-2-2021-06";

export function loadBalancer(scope: Construct, props: LoadBalancerProps): LoadBalancer {
  const { name, network, domain } = props;
  const balancer = new Lb(scope, "load_balancer", {
    name,
    loadBalancerType: "application",
    internal: false,
    subnets: network.publicSubnets.map((subnet) => subnet.id),
    securityGroups: [props.securityGroups.loadBalancer.id],
    idleTimeout: props.idleTimeoutSeconds,
    // What two servers may read differently does not get through.
    dropInvalidHeaderFields: true,
    desyncMitigationMode: "defensive",
    enableDeletionProtection: props.deletionProtection,
    dependsOn: [network.publicWayOut],
    ...props.overrides.loadBalancer,
  });
  const targetGroup = new LbTargetGroup(scope, "target_group", {
    name,
    vpcId: network.vpc.id,
    // A Fargate task is an address, not a machine.
    targetType: "ip",
    protocol: "HTTP",
    // ECS registers each task with the port that it listens on. This one says nothing then, and the
    // group, which a listener holds fast, need not be made anew when that port changes.
    port: 80,
    deregistrationDelay: String(props.deregistrationDelaySeconds),
    healthCheck: {
      path: props.healthCheckPath,
      matcher: "200",
      interval: 10,
      timeout: 5,
      healthyThreshold: 2,
      unhealthyThreshold: 2,
    },
    ...props.overrides.targetGroup,
  });
  const forward = { type: "forward", targetGroupArn: targetGroup.arn };
  const listen = (
    id: string,
    port: 80 | 443,
    action: LbListenerDefaultAction,
    tls: Partial<LbListenerConfig> = {},
  ) =>
    new LbListener(scope, id, {
      loadBalancerArn: balancer.arn,
      port,
      protocol: port === 443 ? "HTTPS" : "HTTP",
      defaultAction: [action],
      dependsOn: [...props.securityGroups.open],
      ...tls,
    });
  const parts = { loadBalancer: balancer, targetGroup };
  if (domain === undefined) {
    const listener = listen("listener", 80, forward);
    const host = balancer.dnsName;
    const address = { host, url: `http://${host}` };
    return { ...parts, listener, redirect: undefined, ready: [listener], ...address };
  }
  const certificate = new Certificate(scope, "certificate", domain);
  const listener = listen("https_listener", 443, forward, {
    sslPolicy,
    certificateArn: certificate.arn,
  });
  const toHttps = { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" };
  const redirect = listen("listener", 80, { type: "redirect", redirect: toHttps });
  const target = { name: balancer.dnsName, zoneId: balancer.zoneId };
  const record = aliasRecord(scope, domain, target, [listener]);
  const address = { host: domain.name, url: `https://${domain.name}` };
  return { ...parts, listener, redirect, ready: [record], ...address };
}
