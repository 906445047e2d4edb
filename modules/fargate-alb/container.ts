import { arnOf, type Secrets } from "../secrets";
import type { Sidecar } from "./sidecar";

/** The one place to write, as a function has it: the root file system is read-only. */
export const scratch = "tmp";

/** Where a container's log goes. */
export interface LogProps {
  readonly group: string;
  readonly region: string;
}

export interface AppContainerProps {
  readonly image: string;
  /** Where it listens. */
  readonly ports: readonly number[];
  readonly user: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: Secrets;
  readonly stopTimeoutSeconds: number;
  /** Whether a person may open a shell in it, for which AWS's agent must write beside the app. */
  readonly exec: boolean;
  readonly log: LogProps;
}

/** The container's name in its task, which the service's load balancer names too. */
export const containerName = "app";

export const appContainer = (props: AppContainerProps) => ({
  name: containerName,
  image: props.image,
  essential: true,
  portMappings: mappingsOf(props.ports),
  environment: variables(props.environment),
  ...withSecrets(props.secrets),
  user: props.user,
  ...(props.exec
    ? // Whoever is left behind by a shell that ends has someone who sees to it.
      { linuxParameters: { initProcessEnabled: true } }
    : { readonlyRootFilesystem: true }),
  mountPoints: [{ sourceVolume: scratch, containerPath: "/tmp", readOnly: false }],
  stopTimeout: props.stopTimeoutSeconds,
  logConfiguration: logOf(containerName, props.log),
});

export const sidecarContainer = (sidecar: Sidecar, log: LogProps) => ({
  name: sidecar.name,
  image: sidecar.image,
  essential: sidecar.essential ?? false,
  ...(sidecar.command && { command: sidecar.command }),
  ...(sidecar.port !== undefined && { portMappings: mappingsOf([sidecar.port]) }),
  environment: variables(sidecar.environment ?? {}),
  ...withSecrets(sidecar.secrets ?? {}),
  ...(sidecar.user !== undefined && { user: sidecar.user }),
  ...(sidecar.memory !== undefined && { memory: sidecar.memory }),
  logConfiguration: logOf(sidecar.name, log),
});

const mappingsOf = (ports: readonly number[]) =>
  ports.map((port) => ({ containerPort: port, hostPort: port, protocol: "tcp" }));

const byName = (a: { readonly name: string }, b: { readonly name: string }) =>
  a.name < b.name ? -1 : 1;

const variables = (environment: Readonly<Record<string, string>>) =>
  Object.entries(environment)
    .map(([name, value]) => ({ name, value }))
    .sort(byName);

/** AWS gives an empty list back as none. */
const withSecrets = (secrets: Secrets) =>
  Object.keys(secrets).length > 0 && {
    secrets: Object.entries(secrets)
      .map(([name, secret]) => ({ name, valueFrom: arnOf(secret) }))
      .sort(byName),
  };

const logOf = (name: string, { group, region }: LogProps) => ({
  logDriver: "awslogs",
  options: {
    "awslogs-group": group,
    "awslogs-region": region,
    "awslogs-stream-prefix": name,
    // A log that cannot be written must not hold up answers.
    mode: "non-blocking",
    "max-buffer-size": "4m",
  },
});
