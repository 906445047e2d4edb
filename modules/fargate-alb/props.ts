import type { EcsClusterConfig } from "@cdktf/provider-aws/lib/ecs-cluster";
import type { EcsServiceConfig } from "@cdktf/provider-aws/lib/ecs-service";
import type { EcsTaskDefinitionConfig } from "@cdktf/provider-aws/lib/ecs-task-definition";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { LbConfig } from "@cdktf/provider-aws/lib/lb";
import type { LbTargetGroupConfig } from "@cdktf/provider-aws/lib/lb-target-group";
import type { Domain } from "../certificate";
import type { Network } from "../network";
import type { ExistingNetwork } from "../network/place";
import type { Secrets } from "../secrets";
import type { HealthCheck } from "./health-check";
import type { BuiltImage, ExistingImage } from "./image";
import type { AccessLogs } from "./load-balancer";
import type { Ingress } from "./private-balancer";
import type { SharedListener } from "./shared-listener";
import type { Sidecar } from "./sidecar";

export interface FargateAlbProps {
  /** A folder that the deploy builds and pushes, or an image that is there already. */
  readonly image: BuiltImage | ExistingImage;
  /** Where the container listens; it also gets it as `PORT`. @default 8080 */
  readonly port?: number;
  /** What names begin with; AWS allows 32 characters. @default the construct's id */
  readonly name?: string;
  /** One that is shared, or one that is there already, by its ids. @default a network of its own */
  readonly network?: Network | ExistingNetwork;
  /**
   * From where it is reached: `public` from the internet; `private` by CloudFront alone, through a VPC
   * origin (free), which saves 7.30 dollars a month for two addresses; `both` on the way from the one to the
   * other, 16.43 dollars more.
   * @default "public"
   */
  readonly ingress?: Ingress;
  /** The name of one that is there already; a cluster itself costs nothing. @default one of its own */
  readonly cluster?: string;
  /**
   * One that is there already, of a load balancer that several services share: each saves 16.43 dollars a
   * month and 7.30 for addresses. Its load balancer, in the same VPC, keeps its own ports, certificate
   * and logs, and its first security group is let through to the tasks.
   * @default a load balancer of its own
   */
  readonly listener?: SharedListener;
  /** Beside `PORT`, `AWS_REGION`, `DRAIN_SECONDS` and `HEALTH_PORT`, which the construct sets itself. @default nothing */
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * Variables whose values ECS reads from SSM or Secrets Manager when a task starts, and which stand
   * nowhere else; a new value is seen by new tasks. A standard parameter is free, a secret 0.40 dollars
   * a month; with egress "endpoints" 14.60 for the way there.
   * @default none
   */
  readonly secrets?: Secrets;
  /**
   * Other containers in each task, as a collector of traces: they cost what they take of the task's CPU
   * and memory.
   * @default none
   */
  readonly sidecars?: readonly Sidecar[];
  /** Allows the task's role what the app needs. @default nothing */
  readonly grants?: (role: IamRole) => void;
  /**
   * CPU units, 1,024 to a vCPU. In us-east-1 256 with 512 MiB cost 7.21 dollars a task and month on
   * arm64, 9.01 on x86_64. @default 256
   */
  readonly cpu?: number;
  /** MiB, one of those that Fargate sells with `cpu`. @default 512 */
  readonly memory?: number;
  /** @default "arm64" */
  readonly architecture?: "arm64" | "x86_64";
  /** Two keep the service up when a zone goes. @default 1 */
  readonly minTasks?: number;
  /** @default 2 */
  readonly maxTasks?: number;
  /**
   * How many of a hundred tasks run on Spot: 70 % off, and AWS may take each with two minutes' notice, in
   * which it drains. The first never does, unless all do. A service that runs is made anew when this
   * becomes 0 or is no longer; an existing cluster must offer FARGATE_SPOT.
   * @default 0
   */
  readonly spotPercent?: number;
  /** Requests a minute and task from which another task starts. @default 3000 */
  readonly requestsPerTask?: number;
  /** CPU percent from which another task starts. @default 60 */
  readonly cpuPercent?: number;
  /** Number of the user and group that the container runs as; never 0. @default "65532:65532" */
  readonly user?: string;
  /** @default a GET of "/" each 10 seconds, answered by 200 */
  readonly healthCheck?: HealthCheck;
  /** After which the load balancer closes a quiet connection. @default 60 */
  readonly idleTimeoutSeconds?: number;
  /** After which the app does: later, or a request meets a closed one (502). @default 65 */
  readonly keepAliveSeconds?: number;
  /** How long a task that stops goes on serving; passed as `DRAIN_SECONDS`. @default 15 */
  readonly drainSeconds?: number;
  /** How long requests under way may take after that. @default 10 */
  readonly finishSeconds?: number;
  /**
   * After which ECS kills a task that was asked to stop; 120 at most.
   * @default 5 more than `drainSeconds` and `finishSeconds` together
   */
  readonly stopTimeoutSeconds?: number;
  /** @default 7 */
  readonly logRetentionDays?: number;
  /** The load balancer and the images refuse to be deleted. @default false */
  readonly deletionProtection?: boolean;
  /**
   * Lets a person with the right `ecs:ExecuteCommand` open a shell in the app's container, as it is: for
   * that its file system can be written to, and the task may open sessions. For a while, in trouble; with
   * egress "endpoints" 14.60 dollars a month for the way there.
   * @default false
   */
  readonly exec?: boolean;
  /** A line for each request, in a bucket that is there already; S3's price. @default none */
  readonly accessLogs?: AccessLogs;
  /** A web ACL of WAF: 5 dollars a month, 1 a rule, 0.60 a million requests. @default none */
  readonly wafArn?: string;
  /** A name of one's own: HTTPS, and HTTP only redirects to it. @default HTTP alone */
  readonly domain?: Domain | undefined;
  /** The escape hatch: arguments laid over those of a child. */
  readonly overrides?: {
    readonly cluster?: Partial<EcsClusterConfig>;
    readonly service?: Partial<EcsServiceConfig>;
    readonly task?: Partial<EcsTaskDefinitionConfig>;
    readonly loadBalancer?: Partial<LbConfig>;
    readonly targetGroup?: Partial<LbTargetGroupConfig>;
  };
}
