import { rangeProblem } from "../checks";
import type { Egress } from "../network/egress";
import { type Secrets, secretProblems, unreachedSecretProblems } from "../secrets";
import { imageUriProblem } from "./registry";

/** Another container in each task, which shares its network (`localhost`), CPU and memory. */
export interface Sidecar {
  readonly name: string;
  /** With its tag or digest. */
  readonly image: string;
  /** Whether the task ends with it. @default false */
  readonly essential?: boolean;
  /** @default the image's own */
  readonly command?: readonly string[];
  /** @default none */
  readonly environment?: Readonly<Record<string, string>>;
  /** @default none */
  readonly secrets?: Secrets;
  /** Where it listens, for the task's other containers. @default nowhere */
  readonly port?: number;
  /** Number of the user that it runs as. @default the image's own */
  readonly user?: string;
  /** MiB of the task's that it may use; it is ended beyond. @default all that there is */
  readonly memory?: number;
}

/** One sentence for each thing that ECS would refuse, or could not pull. */
export function sidecarProblems(
  sidecars: readonly Sidecar[],
  app: { readonly name: string; readonly ports: readonly number[]; readonly memory: number },
  egress: Egress | undefined,
  region: string | undefined,
): (string | undefined | false)[] {
  const names = [app.name, ...sidecars.map(({ name }) => name)];
  const together = sidecars.reduce((sum, { memory = 0 }) => sum + memory, 0);
  const ports = [
    ...app.ports,
    ...sidecars.flatMap(({ port }) => (port === undefined ? [] : [port])),
  ];
  return [
    sidecars.length > 9 &&
      `sidecars are ${sidecars.length}; allowed are 9, since a task has 10 containers at the most.`,
    sidecars.length > 1 &&
      together >= app.memory &&
      `sidecars have the memory ${together} together; allowed is less than the task's ${app.memory}.`,
    ...sidecars.flatMap(({ name, image, port, memory, environment = {}, secrets = {} }, i) => [
      !/^[A-Za-z0-9_-]{1,255}$/.test(name) &&
        `sidecars has the name "${name}"; allowed are letters, digits, - and _.`,
      names.indexOf(name) !== i + 1 &&
        `sidecars has the name "${name}", which another container of the task has; allowed is one of its own.`,
      port !== undefined && rangeProblem(`sidecars: ${name}.port`, port, [1, 65_535]),
      port !== undefined &&
        ports.filter((other) => other === port).length > 1 &&
        `sidecars: ${name} has the port ${port}, where another container of the task listens; allowed is one of its own.`,
      memory !== undefined &&
        !(Number.isInteger(memory) && memory >= 6 && memory < app.memory) &&
        `sidecars: ${name} has the memory ${memory}; allowed is from 6 to less than the task's ${app.memory}.`,
      ...(egress === "endpoints"
        ? [imageUriProblem(`sidecars: ${name}.image`, image, region)]
        : []),
      ...[
        ...secretProblems(secrets, environment),
        ...(egress === "endpoints" ? unreachedSecretProblems(secrets, region) : []),
      ].map((problem) => `sidecars: ${name}: ${problem}`),
    ]),
  ];
}
