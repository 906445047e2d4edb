import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { Service } from "./containers/service";
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
  /** @default nobody is told of its tasks */
  readonly observer?: Observer;
  readonly log: (line: string) => void;
}

export interface Containers {
  readonly url: string;
  readonly views: () => readonly ContainerView[];
  /** Has the bundle as it is now serve in place of the one of before. */
  restart(): Promise<void>;
  /** Ends a task as a failure would. @returns its id, or undefined where none serves */
  kill(): string | undefined;
  close(): Promise<void>;
}

/** The containers' bundle as a task of its own, which is replaced when it ends. */
export async function startContainers(options: ContainersOptions): Promise<Containers> {
  await portFor(options.port);
  const service = new Service({
    ...options,
    count: 1,
    port: async () => options.port,
    drainSeconds: 0,
    flags: [],
    patient: false,
    observer: options.observer ?? unobserved,
  });
  await service.start();
  return {
    url: `http://127.0.0.1:${options.port}`,
    views: () => service.views,
    restart: () => service.replaceAll(),
    kill: () => service.kill(),
    close: () => service.close(),
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
