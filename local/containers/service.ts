import type { ContainerView, Observer } from "../live/observer";
import { Task, type TaskOptions } from "./task";

export interface ServiceOptions extends Omit<TaskOptions, "port" | "onChange"> {
  /** How many tasks to begin with. */
  readonly count: number;
  /** Whether there is never more than one, which clients reach without anything in between. */
  readonly alone: boolean;
  /** Where the next task may listen. */
  readonly port: () => Promise<number>;
  readonly observer: Observer;
}

/** Until a task that ended is replaced, in milliseconds; doubled each time the next one does not start. */
const REPLACE_MS = { first: 1_000, most: 60_000 } as const;

/** Keeps as many tasks as are wanted, as ECS does: one that ends is replaced. */
export class Service {
  private readonly tasks = new Set<Task>();
  /** Whose end is meant. */
  private readonly leaving = new Set<Task>();
  private readonly serving = new Set<Task>();
  private closed = false;
  private count: number;
  /** Replacing and scaling wait for each other. */
  private work: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: ServiceOptions) {
    this.count = options.count;
  }

  /** Those that take requests, in the order of their start. */
  get targets(): readonly Task[] {
    return [...this.serving];
  }

  get views(): readonly ContainerView[] {
    return [...this.tasks].map((task) => task.view);
  }

  /** Starts all of them. @throws UserError where one does not come to serve; none is left then */
  async start(): Promise<void> {
    try {
      await Promise.all(Array.from({ length: this.count }, () => this.add()));
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /**
   * Has tasks of the bundle as it is now serve in place of those of before. One alone, which clients
   * reach without anything in between, is down for a moment; of several none ends before the next serves.
   *
   * @throws UserError where a new one does not come to serve; the old ones serve on where there are several
   */
  replaceAll(): Promise<void> {
    return this.inTurn(() => this.replaceEach());
  }

  /** Has so many tasks from now on: further ones start, or the newest drain. */
  scaleTo(count: number): Promise<void> {
    return this.inTurn(async () => {
      if (count === this.count || this.closed) return;
      const { log, observer } = this.options;
      const text = `${count > this.count ? "more" : "fewer"} requests: ${this.count} to ${count} tasks`;
      log(`Containers: ${text}.`);
      observer.happened("containers", text);
      const missing = Math.max(0, count - this.count);
      const extra = this.targets.slice(count);
      this.count = count;
      await Promise.all([
        ...Array.from({ length: missing }, () => this.addSooner()),
        ...extra.map((task) => this.end(task, () => task.drain())),
      ]);
    });
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.work.then(work);
    this.work = done.catch(() => undefined);
    return done;
  }

  private async replaceEach(): Promise<void> {
    const before = [...this.tasks];
    if (this.options.alone) {
      await Promise.all(before.map((task) => this.end(task, () => task.stop())));
      await this.add();
      return;
    }
    const drained: Promise<void>[] = [];
    for (const task of before) {
      await this.add();
      drained.push(this.end(task, () => task.drain()));
    }
    await Promise.all(drained);
  }

  /** Ends one that serves, as a failure would. @returns its id */
  kill(): string | undefined {
    const [task] = this.serving;
    task?.kill();
    return task?.id;
  }

  /** Takes one that fails its checks away; it is replaced. */
  giveUp(task: Task): void {
    this.tell("a task fails its health checks and is stopped", task);
    task.kill();
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.tasks].map((task) => this.end(task, () => task.stop())));
  }

  /** @returns once a further task serves */
  private async add(): Promise<Task> {
    const { options } = this;
    const port = await options.port();
    if (this.closed) throw new Error("The service is closed.");
    // One task at a time has it.
    const taken = [...this.tasks].some((task) => task.inspectPort !== undefined);
    const inspectPort = taken ? undefined : options.inspectPort;
    const onChange = () => options.observer.changed();
    const task = new Task({ ...options, port, inspectPort, onChange });
    this.tasks.add(task);
    options.observer.changed();
    void task.ended.then((reason) => this.lost(task, reason));
    await task.ready();
    this.serving.add(task);
    return task;
  }

  /** The same where nobody waits for it: what fails is tried again later. */
  private async addSooner(): Promise<void> {
    try {
      await this.add();
    } catch (error) {
      this.options.log((error as Error).message);
      void this.replace(performance.now(), REPLACE_MS.first);
    }
  }

  private async end(task: Task, how: () => Promise<void>): Promise<void> {
    this.leaving.add(task);
    this.serving.delete(task);
    await how();
  }

  private async lost(task: Task, reason: string): Promise<void> {
    const served = this.serving.delete(task);
    this.tasks.delete(task);
    this.options.observer.changed();
    // One that never served is told of by whoever waits for it.
    if (this.leaving.delete(task) || !served || this.closed) return;
    const since = performance.now();
    const how = reason === "exit code 0" ? "ended" : "died";
    this.tell(`a task ${how} (${reason}) and is replaced`, task);
    await this.replace(since, REPLACE_MS.first);
  }

  private async replace(since: number, waitMs: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, waitMs).unref());
    if (this.closed || this.tasks.size - this.leaving.size >= this.count) return;
    try {
      const task = await this.add();
      const seconds = ((performance.now() - since) / 1_000).toFixed(1);
      this.tell(`the next task serves after ${seconds} s`, task);
    } catch (error) {
      if (this.closed) return;
      this.options.log((error as Error).message);
      await this.replace(since, Math.min(waitMs * 2, REPLACE_MS.most));
    }
  }

  private tell(text: string, task: Task): void {
    this.options.log(`Containers: ${text}.`);
    this.options.observer.happened("containers", text, task.id);
  }
}
