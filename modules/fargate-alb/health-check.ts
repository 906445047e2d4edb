import type { LbTargetGroupHealthCheck } from "@cdktf/provider-aws/lib/lb-target-group";
import { rangeProblem } from "../checks";
import { defaults } from "../defaults";

/** How the load balancer, and ECS by it, knows that a task may get requests. */
export interface HealthCheck {
  /** Answers while the task may get requests; asks nothing of others. @default "/" */
  readonly path?: string;
  /**
   * Where the container answers it, which also gets it as `HEALTH_PORT`. One of its own, where the image
   * answers there, is answered however many requests wait at the app's. @default the container's port
   */
  readonly port?: number;
  /** Statuses that are good, as in "200" or "200-299,404". @default "200" */
  readonly matcher?: string;
  /** @default 10 */
  readonly intervalSeconds?: number;
  /** Shorter than the interval. @default 5 */
  readonly timeoutSeconds?: number;
  /** Good answers in a row until a task gets requests. @default 2 */
  readonly healthyThreshold?: number;
  /** Bad answers in a row until it gets none. @default 2 */
  readonly unhealthyThreshold?: number;
  /** For which a task that starts may fail it without being stopped. @default 30 */
  readonly graceSeconds?: number;
}

const own = defaults.fargateAlb.healthCheck;

/** Its port alone may stay open: the container's is another's to say. */
type Whole = Required<Omit<HealthCheck, "port">> & Pick<HealthCheck, "port">;

export const withDefaults = (check: HealthCheck): Whole => ({ ...own, ...check });

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html */
export function healthCheckProblems(check: HealthCheck): (string | undefined | false)[] {
  const { path, port, matcher, ...rest } = withDefaults(check);
  const { intervalSeconds, timeoutSeconds } = rest;
  return [
    !/^\/[^\s#]{0,1023}$/.test(path) &&
      `healthCheck.path is "${path}"; allowed is a path that begins with /, of at most 1024 characters.`,
    port !== undefined && rangeProblem("healthCheck.port", port, [1, 65_535]),
    !/^[2-4]\d\d([-,][2-4]\d\d)*$/.test(matcher) &&
      `healthCheck.matcher is "${matcher}"; allowed are statuses from 200 to 499, as in "200" or "200-299,404".`,
    rangeProblem("healthCheck.intervalSeconds", intervalSeconds, [5, 300]),
    rangeProblem("healthCheck.timeoutSeconds", timeoutSeconds, [2, 120]),
    timeoutSeconds >= intervalSeconds &&
      `healthCheck.timeoutSeconds is ${timeoutSeconds}; allowed is less than intervalSeconds (${intervalSeconds}).`,
    rangeProblem("healthCheck.healthyThreshold", rest.healthyThreshold, [2, 10]),
    rangeProblem("healthCheck.unhealthyThreshold", rest.unhealthyThreshold, [2, 10]),
    rangeProblem("healthCheck.graceSeconds", rest.graceSeconds, [0, 86_400]),
  ];
}

/** As a target group has it. */
export function targetHealthCheck(check: HealthCheck): LbTargetGroupHealthCheck {
  const { path, port, matcher, ...rest } = withDefaults(check);
  return {
    path,
    ...(port !== undefined && { port: String(port) }),
    matcher,
    interval: rest.intervalSeconds,
    timeout: rest.timeoutSeconds,
    healthyThreshold: rest.healthyThreshold,
    unhealthyThreshold: rest.unhealthyThreshold,
  };
}
