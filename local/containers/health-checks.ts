import { checkHealth, type Health } from "./check-health";

/** What is asked how it is. */
export interface Checked {
  readonly url: string;
}

export interface HealthChecksOptions<T extends Checked> {
  readonly targets: () => readonly T[];
  readonly path: string;
  /** Called once for each target that fails its checks; told apart is one that is to end. */
  readonly onFailure: (target: T, how: Exclude<Health, "healthy">) => void;
}

/** So many answers of one kind in a row turn a target's state, as deployed. */
const IN_A_ROW = 2;

/** How often each is asked, in milliseconds: ten times as often as deployed, so that one sees it happen. */
const EVERY_MS = 1_000;

interface Record {
  healthy: boolean;
  /** Answers in a row that say otherwise. */
  against: number;
}

/** Asks each target again and again, as the load balancer does, and knows which may get requests. */
export class HealthChecks<T extends Checked> {
  private readonly records = new WeakMap<T, Record>();
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly options: HealthChecksOptions<T>) {
    this.timer = setInterval(() => {
      for (const target of options.targets()) void this.check(target);
    }, EVERY_MS);
  }

  /** Those that may get requests: all where none is healthy, as the load balancer has it. */
  get eligible(): readonly T[] {
    const targets = this.options.targets();
    const healthy = targets.filter((target) => this.recordOf(target).healthy);
    return healthy.length > 0 ? healthy : targets;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async check(target: T): Promise<void> {
    const { path, onFailure } = this.options;
    const health = await checkHealth(target.url, path);
    const record = this.recordOf(target);
    record.against = (health === "healthy") === record.healthy ? 0 : record.against + 1;
    if (record.against < IN_A_ROW) return;
    record.healthy = !record.healthy;
    record.against = 0;
    // One that has gone meanwhile is another's to tell of.
    if (health !== "healthy" && this.options.targets().includes(target)) onFailure(target, health);
  }

  /** A target is taken in once it has answered: it begins as a healthy one. */
  private recordOf(target: T): Record {
    const found = this.records.get(target);
    if (found) return found;
    const record = { healthy: true, against: 0 };
    this.records.set(target, record);
    return record;
  }
}
