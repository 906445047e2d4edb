import type { EcsClusterConfig } from "@cdktf/provider-aws/lib/ecs-cluster";
import type { EcsServiceConfig } from "@cdktf/provider-aws/lib/ecs-service";
import type { EcsTaskDefinitionConfig } from "@cdktf/provider-aws/lib/ecs-task-definition";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { LbConfig } from "@cdktf/provider-aws/lib/lb";
import type { LbTargetGroupConfig } from "@cdktf/provider-aws/lib/lb-target-group";
import type { Domain } from "../certificate";
import type { Network } from "../network";
import type { BuiltImage, ExistingImage } from "./image";

export interface FargateAlbProps {
  /** A folder that the deploy builds and pushes, or an image that is there already. */
  readonly image: BuiltImage | ExistingImage;
  /** Where the container listens; it also gets it as `PORT`. @default 8080 */
  readonly port?: number;
  /** What names begin with; AWS allows 32 characters. @default the construct's id */
  readonly name?: string;
  /** @default a network of its own */
  readonly network?: Network;
  /** Beside `PORT`, `AWS_REGION` and `DRAIN_SECONDS`, which are always there. @default nothing */
  readonly environment?: Readonly<Record<string, string>>;
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
  /** Requests a minute and task from which another task starts. @default 3000 */
  readonly requestsPerTask?: number;
  /** CPU percent from which another task starts. @default 60 */
  readonly cpuPercent?: number;
  /** Number of the user and group that the container runs as; never 0. @default "65532:65532" */
  readonly user?: string;
  /** Answers 200 while the task may get requests; asks nothing of others. @default "/" */
  readonly healthCheckPath?: string;
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
