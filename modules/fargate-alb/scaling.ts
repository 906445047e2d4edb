import { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import type { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import type { Construct } from "constructs";
import type { Cluster } from "./cluster";
import type { Balancer } from "./load-balancer";

export interface ScalingProps {
  readonly name: string;
  readonly minTasks: number;
  readonly maxTasks: number;
  readonly requestsPerTask: number;
  readonly cpuPercent: number;
}

/** Keeps each task at its share of requests and of CPU, whichever wants more tasks. */
export function scaling(
  scope: Construct,
  parts: { cluster: Cluster; service: EcsService; balancer: Balancer },
  props: ScalingProps,
): AppautoscalingTarget {
  const target = new AppautoscalingTarget(scope, "scaling", {
    serviceNamespace: "ecs",
    resourceId: `service/${parts.cluster.name}/${parts.service.name}`,
    scalableDimension: "ecs:service:DesiredCount",
    minCapacity: props.minTasks,
    maxCapacity: props.maxTasks,
  });
  const track = (id: string, targetValue: number, metric: { type: string; label?: string }) =>
    new AppautoscalingPolicy(scope, `scale_on_${id}`, {
      name: `${props.name}-${id}`,
      policyType: "TargetTrackingScaling",
      serviceNamespace: target.serviceNamespace,
      resourceId: target.resourceId,
      scalableDimension: target.scalableDimension,
      targetTrackingScalingPolicyConfiguration: {
        targetValue,
        scaleOutCooldown: 30,
        scaleInCooldown: 300,
        predefinedMetricSpecification: {
          predefinedMetricType: metric.type,
          ...(metric.label !== undefined && { resourceLabel: metric.label }),
        },
      },
    });
  track("requests", props.requestsPerTask, {
    type: "ALBRequestCountPerTarget",
    label: `${parts.balancer.loadBalancer.arnSuffix}/${parts.balancer.targetGroup.arnSuffix}`,
  });
  track("cpu", props.cpuPercent, { type: "ECSServiceAverageCPUUtilization" });
  return target;
}
