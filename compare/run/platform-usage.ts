import type { Ran } from "../phases/burst";
import type { PlatformLog, PlatformUsage } from "../platform/platform-log";

interface Reading {
  readonly platformLog?: PlatformLog;
  readonly tell?: (why: string) => void;
}

/** What the platform wrote of the steady state that ended just now; undefined where that is not known. */
export async function platformUsage(
  { platformLog, tell = () => {} }: Reading,
  ran: readonly Ran[],
  from: Date,
): Promise<(PlatformUsage & Pick<PlatformLog, "source">) | undefined> {
  if (platformLog === undefined) return undefined;
  const sent = (backend: Ran["backend"]): number =>
    ran
      .filter((each) => each.backend === backend)
      .reduce((sum, { samples }) => sum + samples.length, 0);
  const [functions, containers] = [sent("functions"), sent("containers")];
  const found = await platformLog.read({ from, to: new Date(), functions, containers }, tell);
  return found && { ...found, source: platformLog.source };
}
