import {
  DeleteFunctionCommand,
  GetAliasCommand,
  GetFunctionConfigurationCommand,
  type LambdaClient,
  PublishVersionCommand,
  UpdateAliasCommand,
  UpdateFunctionConfigurationCommand,
} from "@aws-sdk/client-lambda";
import { RunError } from "../run-error";
import type { Places } from "./places";
import { until, type Waiting } from "./until";

export type LambdaCalls = Pick<LambdaClient, "send">;

/** A function as it was before. */
interface Before {
  readonly description: string;
  /** That the alias led to. */
  readonly version: string | undefined;
  readonly published: string[];
}

export interface FreshInstances {
  /** From now on requests meet instances that never served any. */
  renew(round: number): Promise<void>;
  /** All as it was: what was published for it is gone. */
  restore(): Promise<void>;
}

/**
 * A changed description is another configuration, and a version that is published of it has instances
 * of its own; the alias is led there. Terraform's state knows neither, so both are put back.
 */
export function freshInstances(
  lambda: LambdaCalls,
  { functions, alias }: Pick<Places, "functions" | "alias">,
  waiting: Waiting,
): FreshInstances {
  const before = new Map<string, Before>();

  async function known(name: string): Promise<Before> {
    const found = before.get(name);
    if (found !== undefined) return found;
    const { Description: description = "" } = await lambda.send(
      new GetFunctionConfigurationCommand({ FunctionName: name }),
    );
    const version =
      alias === undefined
        ? undefined
        : (await lambda.send(new GetAliasCommand({ FunctionName: name, Name: alias })))
            .FunctionVersion;
    const made: Before = { description, version, published: [] };
    before.set(name, made);
    return made;
  }

  async function describe(name: string, description: string, by = waiting): Promise<void> {
    // Of at most 256 characters.
    const Description = description.slice(0, 256);
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: name, Description }));
    await ready(name, undefined, by);
  }

  const ready = (name: string, version?: string, by = waiting): Promise<void> =>
    until(by, `${name} was not ready`, async () => {
      const { State, LastUpdateStatus } = await lambda.send(
        new GetFunctionConfigurationCommand({
          FunctionName: name,
          ...(version === undefined ? {} : { Qualifier: version }),
        }),
      );
      if (State === "Failed" || LastUpdateStatus === "Failed") {
        throw new RunError(`--placements: ${name} could not be changed: its update failed`);
      }
      return State !== "Pending" && LastUpdateStatus !== "InProgress";
    });

  async function putBack(name: string, was: Before, by: Waiting): Promise<void> {
    if (was.version !== undefined) await lead(name, was.version);
    await describe(name, was.description, by);
    for (const each of was.published.splice(0)) {
      await lambda.send(new DeleteFunctionCommand({ FunctionName: name, Qualifier: each }));
    }
  }

  const lead = (name: string, version: string) =>
    lambda.send(
      new UpdateAliasCommand({ FunctionName: name, Name: alias, FunctionVersion: version }),
    );

  return {
    async renew(round) {
      for (const name of functions) {
        const was = await known(name);
        await describe(name, `Placement ${round} of a comparison. ${was.description}`);
        if (was.version === undefined) continue;
        const { Version: version } = await lambda.send(
          new PublishVersionCommand({ FunctionName: name }),
        );
        if (version === undefined) throw new RunError(`--placements: ${name} got no version`);
        was.published.push(version);
        await ready(name, version);
        await lead(name, version);
      }
    },
    async restore() {
      // Ctrl-C ends a run, and not what puts back what it changed.
      const still = { ...waiting, signal: new AbortController().signal };
      const failed: string[] = [];
      for (const [name, was] of before) {
        // What fails for one keeps no other from it.
        await putBack(name, was, still).catch(({ message }: Error) =>
          failed.push(`${name}: ${message}`),
        );
      }
      if (failed.length > 0) throw new Error(failed.join(", "));
    },
  };
}
