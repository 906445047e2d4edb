import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import type { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import type { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { alsoAfter } from "./also-after";
import { refuse } from "./checks";
import { balancersOf } from "./fargate-alb/balancers";
import { type Cluster, clusterOf } from "./fargate-alb/cluster";
import { withDefaults } from "./fargate-alb/health-check";
import { takeImage } from "./fargate-alb/image";
import type { Balancer } from "./fargate-alb/load-balancer";
import { problemsOf } from "./fargate-alb/problems";
import type { FargateAlbProps } from "./fargate-alb/props";
import { repositoryOf } from "./fargate-alb/registry";
import { taskRoles } from "./fargate-alb/roles";
import { scaling } from "./fargate-alb/scaling";
import { type SecurityGroups, securityGroups } from "./fargate-alb/security";
import { ecsService } from "./fargate-alb/service";
import { settle } from "./fargate-alb/settle";
import { sharedBalancer } from "./fargate-alb/shared-listener";
import { taskDefinition } from "./fargate-alb/task";
import { Network } from "./network";
import { existingPlace, type Place, placeOf } from "./network/place";
import { rightsOf } from "./policy";
import { secretServices } from "./secrets";

export type { FargateAlbProps };

/**
 * A container as a service: from a folder with a Dockerfile to an address behind a load balancer
 * that grows, shrinks, and rolls a bad release back. The load balancer costs 16.43 dollars a month,
 * its two addresses 7.30. A container may write in `/tmp` alone: a volume of the task, which goes with
 * it, within the 20 GB that come with each. It has the rights of the image's `/tmp` where the
 * Dockerfile has `VOLUME ["/tmp"]`; without that line it belongs to root.
 */
export class FargateAlb extends Construct {
  public readonly place: Place;
  public readonly cluster: Cluster;
  public readonly service: EcsService;
  public readonly task: EcsTaskDefinition;
  public readonly taskRole: IamRole;
  public readonly logs: CloudwatchLogGroup;
  public readonly loadBalancer: Balancer["loadBalancer"];
  public readonly targetGroup: LbTargetGroup;
  public readonly listener: Balancer["listener"];
  public readonly securityGroups: SecurityGroups;
  /** Where to call it, without a slash at the end; where it is private, from within its network. */
  public readonly url: string;
  /** Without scheme. */
  public readonly host: string;
  /** What must be there before `host` is called. */
  public readonly ready: readonly ITerraformDependable[];
  /** By which CloudFront alone reaches it, where it is private. */
  public readonly vpcOriginId: string | undefined;
  private readonly redirect: Balancer["redirect"];

  constructor(scope: Construct, id: string, props: FargateAlbProps) {
    super(scope, id);
    const own = settle(id, props);
    const { name, port, ports, architecture, deletionProtection, exec, sidecars, overrides } = own;
    const { ingress } = own;
    refuse(this, problemsOf(this, props, own));

    this.place = this.placed(props, own);
    const { place } = this;
    const region = new DataAwsRegion(this, "region").name;
    const image = takeImage(this, props.image, {
      name,
      architecture,
      region,
      disposable: !deletionProtection,
    });
    const shared = props.listener && sharedBalancer(this, props.listener);
    this.securityGroups = securityGroups(this, {
      name,
      place,
      ports,
      publicPorts: shared || ingress === "private" ? [] : props.domain ? [80, 443] : [80],
      sharedGroupId: shared?.groupId,
    });
    const { securityGroups: groups } = this;
    const balancers = balancersOf(this, { props, own, shared, place, securityGroups: groups });
    const [balancer] = balancers;
    this.loadBalancer = balancer.loadBalancer;
    this.targetGroup = balancer.targetGroup;
    this.listener = balancer.listener;
    this.redirect = balancers.find(({ redirect }) => redirect)?.redirect;
    this.vpcOriginId = balancer.vpcOriginId;
    this.url = balancer.url;
    this.host = balancer.host;

    this.logs = new CloudwatchLogGroup(this, "logs", {
      name: `/aws/ecs/${name}`,
      retentionInDays: own.logRetentionDays,
    });
    const repositories = [image.repository, ...sidecars.map((one) => repositoryOf(one.image))];
    const roles = taskRoles(this, {
      name,
      logs: this.logs,
      repositories: repositories.filter((repository) => repository !== undefined),
      secrets: [own.secrets, ...sidecars.map(({ secrets = {} }) => secrets)],
      exec,
    });
    this.taskRole = roles.task;
    props.grants?.(roles.task);
    this.task = taskDefinition(this, {
      ...own,
      image: image.uri,
      environment: {
        ...own.environment,
        AWS_REGION: region,
        DRAIN_SECONDS: String(own.drainSeconds),
        PORT: String(port),
        ...(own.healthCheck.port !== undefined && { HEALTH_PORT: String(own.healthCheck.port) }),
      },
      roles,
      log: { group: this.logs.name, region },
      dependsOn: [...rightsOf(roles.execution), ...rightsOf(roles.task), ...image.ready],
      overrides: overrides.task,
    });
    const { cluster, ready } = clusterOf(this, {
      name,
      existing: props.cluster,
      spot: own.spotPercent > 0,
      overrides: overrides.cluster,
    });
    this.cluster = cluster;
    this.service = ecsService(this, {
      ...own,
      cluster,
      task: this.task,
      place,
      securityGroups: this.securityGroups,
      balancers,
      tasks: own.minTasks,
      graceSeconds: withDefaults(own.healthCheck).graceSeconds,
      dependsOn: ready,
      overrides: overrides.service,
    });
    // Who comes to a new load balancer must find tasks behind it.
    this.ready = [...balancer.ready, ...(this.vpcOriginId ? [this.service] : [])];
    scaling(this, { cluster, service: this.service, balancer }, own);
  }

  /** Where the service stands, with a way to all that its tasks need. */
  private placed({ network }: FargateAlbProps, own: ReturnType<typeof settle>): Place {
    if (network && !(network instanceof Network)) return existingPlace(network);
    const made = network ?? new Network(this, "network", { name: own.name });
    const secrets = [own.secrets, ...own.sidecars.map((one) => one.secrets ?? {})];
    for (const service of secrets.flatMap(secretServices)) made.reach(service);
    if (own.exec) made.reach("ssmmessages");
    return placeOf(made);
  }

  /** With a domain, HTTP turns into a redirect only when these no longer come by it. */
  redirectAfter(...callers: readonly ITerraformDependable[]): void {
    if (this.redirect) alsoAfter(this.redirect, ...callers);
  }
}
