import type { AwsCredentialIdentity } from "@smithy/types";
import type { Credentials } from "./signing";

/** So long before they expire credentials are renewed, as by the SDK. */
const AHEAD_MS = 300_000;

/**
 * Keeps credentials as long as they hold. In their last minutes they are renewed beside the requests
 * under way, and a failure to do so is no matter before they have expired.
 *
 * @throws what `load` threw, while there are none that hold; the next request asks again
 */
export function refreshed(load: Credentials, now: () => number = Date.now): Credentials {
  let kept: AwsCredentialIdentity | undefined;
  let loading: Promise<AwsCredentialIdentity> | undefined;
  const renew = (): Promise<AwsCredentialIdentity> => {
    loading ??= load()
      .then((loaded) => {
        kept = loaded;
        return loaded;
      })
      .finally(() => {
        loading = undefined;
      });
    return loading;
  };
  return async () => {
    const left = (kept?.expiration?.getTime() ?? Number.POSITIVE_INFINITY) - now();
    if (!kept || left <= 0) return renew();
    if (left < AHEAD_MS) renew().catch(() => undefined);
    return kept;
  };
}
