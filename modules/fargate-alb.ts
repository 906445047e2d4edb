import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import type { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { Lb } from "@cdktf/provider-aws/lib/lb";
import type { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import type { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { alsoAfter } from "./also-after";
import { choiceProblem, nameProblem, rangeProblem, refuse, retentionDays } from "./checks";
import { defaults } from "./defaults";
import { takeImage } from "./fargate-alb/image";
import { loadBalancer } from "./fargate-alb/load-balancer";
import type { FargateAlbProps } from "./fargate-alb/props";
import { imageProblem } from "./fargate-alb/registry";
import { taskRoles } from "./fargate-alb/roles";
import { scaling } from "./fargate-alb/scaling";
import { type SecurityGroups, securityGroups } from "./fargate-alb/security";
import { serviceLifecycle } from "./fargate-alb/service-lifecycle";
import { mostTasks, sizeProblem } from "./fargate-alb/sizes";
import { containerName, taskDefinition } from "./fargate-alb/task";
import { Network } from "./network";
import { rightsOf } from "./policy";
import { ladderProblems } from "./timeouts";

export type { FargateAlbProps };

const own = defaults.fargateAlb;

/**
 * A container as a service: from a folder with a Dockerfile to an address behind a load balancer
 * that grows, shrinks, and rolls a bad release back. The load balancer costs 16.43 dollars a month,
 * its two addresses 7.30. A container may write in `/tmp` alone: a volume of the task, which goes with
 * it, within the 20 GB that come with each. It has the rights of the image's `/tmp` where the
 * Dockerfile has `VOLUME ["/tmp"]`; without that line it belongs to root.
 */
export class FargateAlb extends Construct {
  public readonly network: Network;
  public readonly cluster: EcsCluster;
  public readonly service: EcsService;
  public readonly task: EcsTaskDefinition;
  public readonly taskRole: IamRole;
  public readonly logs: CloudwatchLogGroup;
  public readonly loadBalancer: Lb;
  public readonly targetGroup: LbTargetGroup;
  public readonly listener: LbListener;
  public readonly securityGroups: SecurityGroups;
  /** Where to call it, without a slash at the end. */
  public readonly url: string;
  /** Without scheme. */
  public readonly host: string;
  /** What must be there before `host` is called. */
  public readonly ready: readonly ITerraformDependable[];
  private readonly redirect: LbListener | undefined;

  constructor(scope: Construct, id: string, props: FargateAlbProps) {
    super(scope, id);
    const { name = id, port = own.port, cpu = own.cpu, memory = own.memory } = props;
    const { architecture = defaults.architecture, user = own.user } = props;
    const { minTasks = own.minTasks, maxTasks = Math.max(own.maxTasks, minTasks) } = props;
    const { drainSeconds = own.drainSeconds, finishSeconds = own.finishSeconds } = props;
    // Whole seconds, with some to spare for the end of the process itself.
    const { stopTimeoutSeconds = Math.ceil(drainSeconds + finishSeconds) + 5 } = props;
    const { idleTimeoutSeconds = own.idleTimeoutSeconds } = props;
    const { keepAliveSeconds = own.keepAliveSeconds } = props;
    const { logRetentionDays = defaults.logRetentionDays } = props;
    const { requestsPerTask = own.requestsPerTask, cpuPercent = own.cpuPercent } = props;
    const { deletionProtection = false } = props;
    const overrides = props.overrides ?? {};
    refuse(this, [
      nameProblem("name", name, 32),
      rangeProblem("port", port, [1, 65_535]),
      sizeProblem(cpu, memory),
      choiceProblem("architecture", architecture, ["arm64", "x86_64"]),
      rangeProblem("minTasks", minTasks, [1, mostTasks]),
      rangeProblem("maxTasks", maxTasks, [minTasks, mostTasks]),
      rangeProblem("requestsPerTask", requestsPerTask, [1, 1_000_000]),
      rangeProblem("cpuPercent", cpuPercent, [1, 100]),
      rangeProblem("stopTimeoutSeconds", stopTimeoutSeconds, [1, 120]),
      choiceProblem("logRetentionDays", logRetentionDays, retentionDays),
      !/^[1-9]\d*(:[1-9]\d*)?$/.test(user) &&
        `user is "${user}"; allowed is a number, or two as "user:group", and never 0, which is root.`,
      imageProblem(this, props.image, props.network?.egress),
      ...ladderProblems([
        { name: "idleTimeoutSeconds", seconds: idleTimeoutSeconds },
        { name: "keepAliveSeconds", seconds: keepAliveSeconds },
      ]),
      ...ladderProblems([
        { name: "drainSeconds with finishSeconds", seconds: drainSeconds + finishSeconds },
        { name: "stopTimeoutSeconds", seconds: stopTimeoutSeconds },
      ]),
    ]);

    this.network = props.network ?? new Network(this, "network", { name });
    const region = new DataAwsRegion(this, "region").name;
    const image = takeImage(this, props.image, {
      name,
      architecture,
      region,
      disposable: !deletionProtection,
    });
    this.securityGroups = securityGroups(this, {
      name,
      network: this.network,
      port,
      publicPorts: props.domain ? [80, 443] : [80],
    });
    const balancer = loadBalancer(this, {
      name,
      network: this.network,
      securityGroups: this.securityGroups,
      healthCheckPath: props.healthCheckPath ?? own.healthCheckPath,
      idleTimeoutSeconds,
      deregistrationDelaySeconds: drainSeconds,
      deletionProtection,
      domain: props.domain,
      overrides,
    });
    this.loadBalancer = balancer.loadBalancer;
    this.targetGroup = balancer.targetGroup;
    this.listener = balancer.listener;
    this.redirect = balancer.redirect;
    this.ready = balancer.ready;
    this.url = balancer.url;
    this.host = balancer.host;

    this.logs = new CloudwatchLogGroup(this, "logs", {
      name: `/aws/ecs/${name}`,
      retentionInDays: logRetentionDays,
    });
    const roles = taskRoles(this, name, this.logs, image.repository);
    this.taskRole = roles.task;
    props.grants?.(roles.task);
    this.task = taskDefinition(this, {
      name,
      image: image.uri,
      cpu,
      memory,
      architecture,
      port,
      user,
      environment: {
        ...props.environment,
        AWS_REGION: region,
        DRAIN_SECONDS: String(drainSeconds),
        PORT: String(port),
      },
      stopTimeoutSeconds,
      roles,
      logs: this.logs,
      region,
      dependsOn: [...rightsOf(roles.execution), ...rightsOf(roles.task), ...image.ready],
      overrides: overrides.task,
    });
    this.cluster = new EcsCluster(this, "cluster", { name, ...overrides.cluster });
    this.service = new EcsService(this, "service", {
      name,
      cluster: this.cluster.arn,
      taskDefinition: this.task.arn,
      launchType: "FARGATE",
      desiredCount: minTasks,
      deploymentMinimumHealthyPercent: 100,
      deploymentMaximumPercent: 200,
      deploymentCircuitBreaker: { enable: true, rollback: true },
      availabilityZoneRebalancing: "ENABLED",
      healthCheckGracePeriodSeconds: 30,
      networkConfiguration: {
        subnets: this.network.taskSubnets.map((subnet) => subnet.id),
        securityGroups: [this.securityGroups.tasks.id],
        assignPublicIp: this.network.egress === "public-ip",
      },
      loadBalancer: [{ targetGroupArn: this.targetGroup.arn, containerName, containerPort: port }],
      enableEcsManagedTags: true,
      propagateTags: "SERVICE",
      // A deploy is done when the new tasks serve, and fails when they do not.
      waitForSteadyState: true,
      lifecycle: serviceLifecycle(name, this.task),
      // ECS refuses a target group that no listener uses yet.
      dependsOn: [this.listener, ...this.securityGroups.passable],
      ...overrides.service,
    });
    scaling(
      this,
      {
        cluster: this.cluster,
        service: this.service,
        loadBalancer: this.loadBalancer,
        targetGroup: this.targetGroup,
      },
      { name, minTasks, maxTasks, requestsPerTask, cpuPercent },
    );
  }

  /** With a domain, HTTP turns into a redirect only when these no longer come by it. */
  redirectAfter(...callers: readonly ITerraformDependable[]): void {
    if (this.redirect) alsoAfter(this.redirect, ...callers);
  }
}
