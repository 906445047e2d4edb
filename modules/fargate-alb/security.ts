import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { Network } from "../network";

export interface SecurityGroups {
  readonly loadBalancer: SecurityGroup;
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
    readonly network: Network;
    readonly port: number;
    readonly publicPorts: readonly number[];
  },
): SecurityGroups {
  const { name, network, port } = props;
  const group = (id: string, suffix: string, description: string) =>
    new SecurityGroup(scope, id, {
      name: `${name}-${suffix}`,
      description,
      vpcId: network.vpc.id,
      tags: { Name: `${name}-${suffix}` },
    });
  const loadBalancer = group("load_balancer_security_group", "alb", "The load balancer");
  const tasks = group("security_group", "tasks", "The tasks: reached by the load balancer alone");

  const open = props.publicPorts.map(
    (publicPort) =>
      new VpcSecurityGroupIngressRule(scope, `public_in_${publicPort}`, {
        securityGroupId: loadBalancer.id,
        description: `Port ${publicPort} from everywhere`,
        cidrIpv4: "0.0.0.0/0",
        ipProtocol: "tcp",
        fromPort: publicPort,
        toPort: publicPort,
      }),
  );
  const toTasks = { ipProtocol: "tcp", fromPort: port, toPort: port };
  const asked = new VpcSecurityGroupEgressRule(scope, "load_balancer_out", {
    securityGroupId: loadBalancer.id,
    description: "Requests and health checks to the tasks",
    referencedSecurityGroupId: tasks.id,
    ...toTasks,
  });
  const reached = new VpcSecurityGroupIngressRule(scope, "tasks_in", {
    securityGroupId: tasks.id,
    description: "Requests and health checks from the load balancer",
    referencedSecurityGroupId: loadBalancer.id,
    ...toTasks,
  });
  const passable = [asked, reached, ...network.letOut(scope, tasks)];
  return { loadBalancer, tasks, open, passable };
}
