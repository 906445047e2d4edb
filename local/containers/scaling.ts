export interface ScalingOptions {
  readonly min: number;
  readonly max: number;
  /** What one task is meant to get, in requests a second. */
  readonly perTask: number;
}

/** How many seconds of requests are looked at. */
const WINDOW_S = 3;
/** For so many seconds fewer must be enough before a task goes. */
const CALM_S = 15;

/**
 * How many tasks are wanted, by the requests that each gets, as target tracking has it: up at once, down
 * slowly. It looks at seconds where the deployed one looks at minutes (three to go up, fifteen to go down).
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-autoscaling-targettracking.html
 */
export class Scaling {
  private wanted: number;
  private readonly window: number[] = [];
  private calm = 0;

  constructor(private readonly options: ScalingOptions) {
    this.wanted = options.min;
  }

  /**
   * To be called each second.
   *
   * @param requests how many came in it
   * @returns how many tasks are wanted now
   */
  next(requests: number): number {
    const { min, max, perTask } = this.options;
    this.window.push(requests);
    if (this.window.length > WINDOW_S) this.window.shift();
    const rate = this.window.reduce((sum, each) => sum + each, 0) / WINDOW_S;
    const enough = Math.min(max, Math.max(min, Math.ceil(rate / perTask)));
    this.calm = enough < this.wanted ? this.calm + 1 : 0;
    if (enough > this.wanted) this.wanted = enough;
    if (this.calm >= CALM_S) {
      this.calm = 0;
      this.wanted -= 1;
    }
    return this.wanted;
  }
}
