import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { Place } from "../network/place";

export interface SecurityGroups {
  /** Undefined before a shared load balancer, which has its own. */
  readonly loadBalancer: SecurityGroup | undefined;
  /** The one that stands before the load balancer, whoever made it. */
  readonly loadBalancerId: string;
  readonly tasks: SecurityGroup;
  /** What must be there before a listener is called. */
  readonly open: readonly ITerraformDependable[];
  /** What must be there before a task starts: it is asked for its health, and pulls its image. */
  readonly passable: readonly ITerraformDependable[];
}

/**
 * Two groups: the world reaches the load balancer on its ports, the load balancer alone reaches the
 * tasks on theirs, and the tasks reach AWS. Rules are resources of their own, since the two groups
 * name each other.
 */
export function securityGroups(
  scope: Construct,
  props: {
    readonly name: string;
    readonly place: Place;
    /** The tasks'; one rule lets through what lies between them too. */
    readonly ports: readonly number[];
    readonly publicPorts: readonly number[];
    /** Of a load balancer that is there already. */
    readonly sharedGroupId: string | undefined;
  },
): SecurityGroups {
  const { name, place, ports, sharedGroupId } = props;
  const group = (id: string, suffix: string, description: string) =>
    new SecurityGroup(scope, id, {
      name: `${name}-${suffix}`,
      description,
      vpcId: place.vpcId,
      tags: { Name: `${name}-${suffix}` },
    });
  const loadBalancer =
    sharedGroupId === undefined
      ? group("load_balancer_security_group", "alb", "The load balancer")
      : undefined;
  const loadBalancerId = loadBalancer?.id ?? (sharedGroupId as string);
  const tasks = group("security_group", "tasks", "The tasks: reached by the load balancer alone");

  const open = props.publicPorts.map(
    (publicPort) =>
      new VpcSecurityGroupIngressRule(scope, `public_in_${publicPort}`, {
        securityGroupId: loadBalancerId,
        description: `Port ${publicPort} from everywhere`,
        cidrIpv4: "0.0.0.0/0",
        ipProtocol: "tcp",
        fromPort: publicPort,
        toPort: publicPort,
      }),
  );
  const toTasks = {
    ipProtocol: "tcp",
    fromPort: Math.min(...ports),
    toPort: Math.max(...ports),
  };
  const asked = new VpcSecurityGroupEgressRule(scope, "load_balancer_out", {
    securityGroupId: loadBalancerId,
    description: "Requests and health checks to the tasks",
    referencedSecurityGroupId: tasks.id,
    ...toTasks,
  });
  const reached = new VpcSecurityGroupIngressRule(scope, "tasks_in", {
    securityGroupId: tasks.id,
    description: "Requests and health checks from the load balancer",
    referencedSecurityGroupId: loadBalancerId,
    ...toTasks,
  });
  const passable = [asked, reached, ...place.letOut(scope, tasks)];
  return { loadBalancer, loadBalancerId, tasks, open, passable };
}
