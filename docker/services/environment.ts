import { type HostCheck, ownHosts } from "../../runtime/app/own-hosts";

/** A variable that compose.yaml sets. Throws an error that names it where it is missing. */
export function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; docker/compose.yaml sets it.`);
  return value;
}

/** Whose requests are answered: this machine's own, and those of the names that compose.yaml adds. */
export const answers = (): HostCheck => ownHosts(required("ALLOWED_HOSTS").split(","));

/** Ends the program when its container is stopped: nothing else would, as its first process. */
export function closeOnStop(part: { close(): Promise<void> }): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => void part.close().then(() => process.exit(0)));
  }
}

/** Says what failed, and lets the container end as failed. */
export function fail(error: Error): void {
  console.error(error.message);
  process.exitCode = 1;
}
