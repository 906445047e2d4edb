import {
  ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
} from "@aws-sdk/client-application-auto-scaling";
import {
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
} from "@aws-sdk/client-ecs";
import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Manifest } from "../../../runtime/app";
import { tableVariables } from "../../../runtime/app/environment";
import { HEALTH_PORT } from "../../../runtime/app/limits";
import { tableNameOf } from "../../../runtime/app/tables";
import { defaults } from "../../../settings/defaults";
import { containersName } from "../apps/app";
import { account, accountId, type Deployed, roleName } from "../deployed";

/** The service of that name, and its task definition. @param cluster its own by default */
export async function runningService(
  deployed: Pick<Deployed, "emulator">,
  name: string,
  cluster = name,
) {
  const ecs = new ECSClient(account(deployed));
  const query = { cluster, services: [name] };
  const { services: [service] = [] } = await ecs.send(new DescribeServicesCommand(query));
  const { taskDefinition } = await ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition: service?.taskDefinition }),
  );
  const [container] = taskDefinition?.containerDefinitions ?? [];
  if (!service || !taskDefinition || !container) throw new Error("There is no running service.");
  return { service, taskDefinition, container };
}

/** The load balancer and the service behind it, as AWS's own APIs tell them. */
export function containersReadBack(deployed: () => Deployed, manifest: Manifest): void {
  const name = containersName(manifest);

  describe("the containers", () => {
    test("the task runs its image, without rights on its machine", async () => {
      const { taskDefinition, container } = await runningService(deployed(), name);
      expect(taskDefinition).toMatchObject({
        cpu: String(defaults.containerCpu),
        memory: String(defaults.containerMemory),
        networkMode: "awsvpc",
        requiresCompatibilities: ["FARGATE"],
        executionRoleArn: `arn:aws:iam::${accountId}:role/${roleName(`${name}-execution`)}`,
        taskRoleArn: `arn:aws:iam::${accountId}:role/${roleName(`${name}-task`)}`,
      });
      expect(container).toMatchObject({
        image: deployed().image ?? (await pushedImage(deployed(), name)),
        readonlyRootFilesystem: true,
        mountPoints: [{ sourceVolume: "tmp", containerPath: "/tmp", readOnly: false }],
        user: expect.stringMatching(/^[1-9]/),
        portMappings: [
          { containerPort: 8080, protocol: "tcp" },
          { containerPort: HEALTH_PORT, protocol: "tcp" },
        ],
        logConfiguration: { logDriver: "awslogs" },
      });
      const environment = (container.environment ?? []).map(({ name, value }) => [name, value]);
      expect(Object.fromEntries(environment)).toMatchObject(
        tableVariables(manifest, (id) => tableNameOf(manifest.name, id)),
      );
    });

    test("the service spreads over two zones, and takes a bad release back", async () => {
      const { service } = await runningService(deployed(), name);
      expect(service).toMatchObject({
        launchType: "FARGATE",
        availabilityZoneRebalancing: "ENABLED",
        deploymentConfiguration: {
          deploymentCircuitBreaker: { enable: true, rollback: true },
          minimumHealthyPercent: 100,
          maximumPercent: 200,
        },
        networkConfiguration: { awsvpcConfiguration: { assignPublicIp: "ENABLED" } },
        loadBalancers: [{ containerName: "app", containerPort: 8080 }],
      });
      expect(service.networkConfiguration?.awsvpcConfiguration?.subnets).toHaveLength(2);
    });

    test("the load balancer forwards to the addresses of the tasks", async () => {
      const balancers = new ElasticLoadBalancingV2Client(account(deployed()));
      const { LoadBalancers = [] } = await balancers.send(new DescribeLoadBalancersCommand());
      expect(LoadBalancers).toMatchObject([{ LoadBalancerName: name, Type: "application" }]);
      const [{ LoadBalancerArn, DNSName } = {}] = LoadBalancers;
      expect(deployed().outputs.ContainersURL).toBe(`http://${DNSName}`);
      const query = { LoadBalancerArn };
      const { TargetGroups = [] } = await balancers.send(new DescribeTargetGroupsCommand(query));
      expect(TargetGroups).toMatchObject([
        {
          TargetType: "ip",
          Protocol: "HTTP",
          HealthCheckPath: manifest.healthPath,
          HealthCheckPort: String(HEALTH_PORT),
        },
      ]);
      const { Listeners } = await balancers.send(new DescribeListenersCommand(query));
      expect(Listeners).toMatchObject([
        {
          Port: 80,
          Protocol: "HTTP",
          DefaultActions: [{ Type: "forward", TargetGroupArn: TargetGroups[0]?.TargetGroupArn }],
        },
      ]);
    });

    test("the service grows and shrinks with requests and CPU", async () => {
      const scaling = new ApplicationAutoScalingClient(account(deployed()));
      const query = { ServiceNamespace: "ecs" } as const;
      const { ScalableTargets } = await scaling.send(new DescribeScalableTargetsCommand(query));
      expect(ScalableTargets).toMatchObject([
        {
          ResourceId: `service/${name}/${name}`,
          ScalableDimension: "ecs:service:DesiredCount",
          MinCapacity: 1,
          MaxCapacity: 2,
        },
      ]);
      const { ScalingPolicies = [] } = await scaling.send(
        new DescribeScalingPoliciesCommand(query),
      );
      const metrics = ScalingPolicies.map(
        ({ TargetTrackingScalingPolicyConfiguration: tracked }) =>
          tracked?.PredefinedMetricSpecification?.PredefinedMetricType,
      );
      expect(metrics.sort()).toEqual([
        "ALBRequestCountPerTarget",
        "ECSServiceAverageCPUUtilization",
      ]);
    });
  });
}

/** The one image that the deploy has pushed. */
async function pushedImage({ registry }: Deployed, repository: string): Promise<string> {
  const tags = (await registry?.tags(repository)) ?? [];
  expect(tags).toHaveLength(1);
  return `${registry?.address}/${repository}:${tags[0]}`;
}
