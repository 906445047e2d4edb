import { LbTargetGroup, type LbTargetGroupConfig } from "@cdktf/provider-aws/lib/lb-target-group";
import type { Construct } from "constructs";
import { type HealthCheck, targetHealthCheck } from "./health-check";

export interface TargetGroupProps {
  readonly name: string;
  readonly vpcId: string;
  readonly healthCheck: HealthCheck;
  readonly deregistrationDelaySeconds: number;
  readonly overrides: Partial<LbTargetGroupConfig> | undefined;
}

/** The tasks, as one load balancer sees them. */
export const targetGroupOf = (scope: Construct, id: string, props: TargetGroupProps) =>
  new LbTargetGroup(scope, id, {
    name: props.name,
    vpcId: props.vpcId,
    // A Fargate task is an address, not a machine.
    targetType: "ip",
    protocol: "HTTP",
    // ECS registers each task with the port that it listens on. This one says nothing then, and the
    // group, which a listener holds fast, need not be made anew when that port changes.
    port: 80,
    deregistrationDelay: String(props.deregistrationDelaySeconds),
    healthCheck: targetHealthCheck(props.healthCheck),
    ...props.overrides,
  });
