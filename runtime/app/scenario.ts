/**
 * What is sent to an app: by the comparison, by the page's Try view, and as a seed. Plain data.
 *
 * In paths, header values and bodies, `{name}` draws a value from the pool of that name and leaves it
 * there, `{name!}` takes it out, `{unique}` is a value that no other request has, and `${NAME}` is a
 * variable of the environment; a header whose variable is not set is left out.
 */
export interface ScenarioRequest {
  readonly name: string;
  /** @default GET */
  readonly method?: string | undefined;
  /** From `/` on, with its query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Text is sent as it is; anything else as JSON, with its content type. */
  readonly body?: unknown;
  /** The statuses that are as they should be. @default any from 200 to 399 */
  readonly expect?: readonly number[] | undefined;
  /**
   * By pool, what is kept of the answer: `body.id`, `body.items.0.id`, `header.location`, or `unique`,
   * the value that stood for `{unique}`.
   */
  readonly save?: Readonly<Record<string, string>> | undefined;
  /** Its weight among the requests. @default 1 */
  readonly share?: number | undefined;
  /** Of a request of the setup: how often it is sent. @default 1 */
  readonly times?: number | undefined;
}

export interface Scenario {
  /** Sent in order before the load. @default nothing */
  readonly setup?: readonly ScenarioRequest[] | undefined;
  /** The mix of the load. */
  readonly requests: readonly ScenarioRequest[];
  /** Sent after the load; one that takes from a pool (`{name!}`) until it is empty. @default nothing */
  readonly teardown?: readonly ScenarioRequest[] | undefined;
  /** What is still good. */
  readonly objective?: { readonly p99Ms?: number | undefined } | undefined;
}
