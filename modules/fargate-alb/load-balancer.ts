import { Lb, type LbConfig } from "@cdktf/provider-aws/lib/lb";
import {
  LbListener,
  type LbListenerConfig,
  type LbListenerDefaultAction,
} from "@cdktf/provider-aws/lib/lb-listener";
import type { LbListenerRule } from "@cdktf/provider-aws/lib/lb-listener-rule";
import type { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { Wafv2WebAclAssociation } from "@cdktf/provider-aws/lib/wafv2-web-acl-association";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { aliasRecord, certificateArn, type Domain } from "../certificate";
import type { Place } from "../network/place";
import type { SecurityGroups } from "./security";

/** Where a load balancer writes a line for each request. */
export interface AccessLogs {
  /** A bucket of this region whose policy lets `logdelivery.elasticloadbalancing.amazonaws.com` write. */
  readonly bucket: string;
  /** What its objects' names begin with. @default nothing */
  readonly prefix?: string;
}

export interface LoadBalancerProps {
  readonly name: string;
  readonly place: Place;
  readonly securityGroups: SecurityGroups;
  readonly targetGroup: LbTargetGroup;
  readonly idleTimeoutSeconds: number;
  readonly deletionProtection: boolean;
  readonly domain: Domain | undefined;
  readonly accessLogs: AccessLogs | undefined;
  readonly wafArn: string | undefined;
  readonly overrides: Partial<LbConfig> | undefined;
}

/** What the rest of a service sees of the load balancer before it, whoever made that. */
export interface Balancer {
  readonly loadBalancer: Pick<Lb, "arn" | "arnSuffix" | "dnsName" | "zoneId">;
  readonly targetGroup: LbTargetGroup;
  /** What forwards: HTTPS with a domain, HTTP without, or the rule of a shared one. */
  readonly listener: LbListener | LbListenerRule;
  /** HTTP's, with a domain. */
  readonly redirect?: LbListener;
  /** By which CloudFront alone reaches it. */
  readonly vpcOriginId?: string;
  /** What must be there before `host` is called. */
  readonly ready: readonly ITerraformDependable[];
  readonly url: string;
  readonly host: string;
}

/** TLS 1.2 and 1.3. */
const sslPolicy = "ELBSecurityPolicy-TLS13-1-2-2021-06";

/** A load balancer that the internet reaches. */
export function loadBalancer(scope: Construct, props: LoadBalancerProps): Balancer {
  const { place, targetGroup, domain, wafArn } = props;
  const balancer = new Lb(scope, "load_balancer", {
    ...balancerBase(props),
    internal: false,
    subnets: [...place.publicSubnetIds],
    dependsOn: [...place.publicWayOut],
    ...props.overrides,
  });
  const guarded = guard(scope, "waf", balancer, wafArn);
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
      // Nobody is let in before what guards it stands.
      dependsOn: [...props.securityGroups.open, ...guarded],
      ...tls,
    });
  const parts = { loadBalancer: balancer, targetGroup };
  if (domain === undefined) {
    const listener = listen("listener", 80, forward);
    const host = balancer.dnsName;
    return { ...parts, listener, ready: [listener], host, url: `http://${host}` };
  }
  const listener = listen("https_listener", 443, forward, {
    sslPolicy,
    certificateArn: certificateArn(scope, domain),
  });
  const toHttps = { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" };
  const redirect = listen("listener", 80, { type: "redirect", redirect: toHttps });
  const target = { name: balancer.dnsName, zoneId: balancer.zoneId };
  const record = aliasRecord(scope, domain, target, [listener]);
  const address = { host: domain.name, url: `https://${domain.name}` };
  return { ...parts, listener, redirect, ready: [record], ...address };
}

/** What every load balancer of a service is, wherever it stands. */
export const balancerBase = (
  props: Pick<
    LoadBalancerProps,
    "name" | "securityGroups" | "idleTimeoutSeconds" | "deletionProtection" | "accessLogs"
  >,
): LbConfig => ({
  name: props.name,
  loadBalancerType: "application",
  securityGroups: [props.securityGroups.loadBalancerId],
  idleTimeout: props.idleTimeoutSeconds,
  // What two servers may read differently does not get through.
  dropInvalidHeaderFields: true,
  desyncMitigationMode: "defensive",
  enableDeletionProtection: props.deletionProtection,
  ...(props.accessLogs && { accessLogs: { enabled: true, ...props.accessLogs } }),
});

/** Puts a web ACL before a load balancer, and gives what must be there before anybody is let in. */
export const guard = (scope: Construct, id: string, { arn }: Lb, wafArn: string | undefined) =>
  wafArn === undefined
    ? []
    : [new Wafv2WebAclAssociation(scope, id, { resourceArn: arn, webAclArn: wafArn })];
