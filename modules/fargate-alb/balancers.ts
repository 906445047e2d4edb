import type { Construct } from "constructs";
import type { Place } from "../network/place";
import { type Balancer, loadBalancer } from "./load-balancer";
import { privateBalancer, privateName } from "./private-balancer";
import type { FargateAlbProps } from "./props";
import type { SecurityGroups } from "./security";
import type { settle } from "./settle";
import { ruleOf, type sharedBalancer } from "./shared-listener";
import { targetGroupOf } from "./target-group";

interface Around {
  readonly props: FargateAlbProps;
  readonly own: ReturnType<typeof settle>;
  readonly shared: ReturnType<typeof sharedBalancer> | undefined;
  readonly place: Place;
  readonly securityGroups: SecurityGroups;
}

/** What stands before the tasks; CloudFront comes to the first. */
export function balancersOf(
  scope: Construct,
  { props, own, shared, place, securityGroups }: Around,
): readonly [Balancer, ...Balancer[]] {
  const { name, ingress, overrides } = own;
  const targets = (id: string, name: string) =>
    targetGroupOf(scope, id, {
      name,
      vpcId: place.vpcId,
      healthCheck: own.healthCheck,
      deregistrationDelaySeconds: own.drainSeconds,
      overrides: overrides.targetGroup,
    });
  if (shared && props.listener) {
    return [ruleOf(scope, props.listener, shared, targets("target_group", name))];
  }
  const common = {
    name,
    place,
    securityGroups,
    idleTimeoutSeconds: own.idleTimeoutSeconds,
    deletionProtection: own.deletionProtection,
    accessLogs: props.accessLogs,
    wafArn: props.wafArn,
    overrides: overrides.loadBalancer,
  };
  const open = () => {
    const targetGroup = targets("target_group", name);
    return loadBalancer(scope, { ...common, targetGroup, domain: props.domain });
  };
  if (ingress === "public") return [open()];
  const targetGroup = targets("private_target_group", privateName(name));
  const closed = privateBalancer(scope, { ...common, targetGroup });
  return ingress === "both" ? [closed, open()] : [closed];
}
