import { retryMiddleware, StandardRetryStrategy } from "@smithy/core/retry";
import type { MetadataBearer, RetryStrategyV2, RetryToken } from "@smithy/types";
import type { Middleware } from "./middleware-order";

/** A client's settings of retries, as the SDK has resolved them. */
export type RetryConfig = Parameters<typeof retryMiddleware>[0];

/**
 * The SDK's retries, which are told of a call only when its first try has failed. A strategy of another
 * kind than the standard one has a say in the first try too.
 */
export function retrying(config: RetryConfig): Middleware {
  const sdk = retryMiddleware(config) as unknown as Middleware;
  let strategy: RetryStrategyV2 | undefined;
  let fresh: RetryToken | undefined;
  return (next, context) => async (args) => {
    strategy ??= (await config.retryStrategy()) as RetryStrategyV2;
    if (Object.getPrototypeOf(strategy) !== StandardRetryStrategy.prototype) {
      return sdk(next, context)(args);
    }
    fresh ??= await strategy.acquireInitialRetryToken("");
    try {
      const result = await next(args);
      strategy.recordSuccess(fresh as never);
      const { $metadata } = result.output as MetadataBearer;
      $metadata.attempts = 1;
      $metadata.totalRetryDelay = 0;
      return result;
    } catch (error) {
      let told = false;
      const tell: typeof next = (again) => {
        if (told) return next(again);
        told = true;
        return Promise.reject(error);
      };
      return sdk(tell, context)(args);
    }
  };
}
