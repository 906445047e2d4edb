import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { demo } from "../settings/defaults";
import { startBalancer } from "./containers/balancer";
import { HealthChecks } from "./containers/health-checks";
import { Scaling } from "./containers/scaling";
import { Service, type ServiceOptions } from "./containers/service";
import { listenError } from "./listen-error";
import { type ContainerView, type Observer, unobserved } from "./live/observer";

export interface ContainersOptions {
  readonly port: number;
  /** The containers' bundle. */
  readonly bundle: string;
  readonly healthPath: string;
  /** The app's entry, as a person knows it. */
  readonly entry: string;
  readonly environment: Readonly<Record<string, string>>;
  /** How many tasks, the fewest and the most. @default one, which listens itself */
  readonly tasks?: TaskRange;
  /** Where a debugger finds one of them; none is taken away for being slow then. @default nowhere */
  readonly inspect?: number | undefined;
  /** @default nobody is told of its tasks */
  readonly observer?: Observer;
  readonly log: (line: string) => void;
}

/** Between them the number follows the requests. */
export interface TaskRange {
  readonly min: number;
  readonly max: number;
}

export interface Containers {
  readonly url: string;
  readonly views: () => readonly ContainerView[];
  /** Process ids of the tasks that serve. */
  readonly pids: () => readonly number[];
  /** Has the bundle as it is now serve in place of the one of before. */
  restart(): Promise<void>;
  /** Ends a task as a failure would. @returns its id, or undefined where none serves */
  kill(): string | undefined;
  close(): Promise<void>;
}

/** Behind a balancer a task that is to end serves on until two checks have failed. */
const DRAIN_SECONDS = 4;

/** How long the load balancer waits for a silent target, as deployed, in milliseconds. */
const IDLE_MS = 60_000;

/**
 * The containers' bundle as tasks that are replaced when they end: one, which listens on the port
 * itself, or several behind a balancer.
 */
export async function startContainers(options: ContainersOptions): Promise<Containers> {
  const { observer = unobserved, port, tasks = { min: 1, max: 1 } } = options;
  const alone = tasks.max === 1;
  const common = { ...options, observer, alone, count: tasks.min, inspectPort: options.inspect };
  return alone ? startOne(port, common) : startSeveral(port, common, tasks);
}

type Common = Omit<ServiceOptions, "port" | "drainSeconds">;

async function startOne(port: number, common: Common): Promise<Containers> {
  await portFor(port);
  const service = new Service({ ...common, port: async () => port, drainSeconds: 0 });
  await service.start();
  return containersOf(port, service, () => service.close());
}

async function startSeveral(port: number, common: Common, tasks: TaskRange): Promise<Containers> {
  const drainSeconds = DRAIN_SECONDS;
  const service = new Service({ ...common, port: () => portFor(0), drainSeconds });
  const checks = new HealthChecks({
    targets: () => service.targets,
    path: common.healthPath,
    onFailure: (task, how) => {
      if (how === "draining") task.isDraining();
      else if (common.inspectPort === undefined) service.giveUp(task);
    },
  });
  const balancer = await startBalancer({
    port,
    eligible: () => checks.eligible.map(({ url }) => url),
    idleMs: common.inspectPort === undefined ? IDLE_MS : 0,
  }).catch((error) => {
    checks.stop();
    throw error;
  });
  // As deployed, where a target is counted by the minute.
  const scaling = new Scaling({ ...tasks, perTask: demo.requestsPerTask / 60 });
  const clock = setInterval(() => {
    service.scaleTo(scaling.next(balancer.requests())).catch((error) => common.log(error.message));
  }, 1_000);
  const close = async () => {
    clearInterval(clock);
    checks.stop();
    await balancer.close();
    await service.close();
  };
  await service.start().catch(async (error) => {
    await close();
    throw error;
  });
  return containersOf(port, service, close);
}

function containersOf(port: number, service: Service, close: () => Promise<void>): Containers {
  return {
    url: `http://127.0.0.1:${port}`,
    views: () => service.views,
    pids: () => service.targets.flatMap(({ pid }) => pid ?? []),
    restart: () => service.replaceAll(),
    kill: () => service.kill(),
    close,
  };
}

/**
 * A task could only die of a taken port; asked here, the answer can name it.
 *
 * @param port 0 finds a free one
 */
async function portFor(port: number): Promise<number> {
  const probe = createServer().listen(port, "127.0.0.1");
  try {
    await once(probe, "listening");
  } catch (error) {
    throw listenError(error as NodeJS.ErrnoException, "containers", port);
  }
  const found = (probe.address() as AddressInfo).port;
  probe.close();
  await once(probe, "close");
  return found;
}
