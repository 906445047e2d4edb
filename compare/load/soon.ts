/** What a platform has to call back as soon as what is due was done. */
interface Platform {
  readonly setImmediate?: (callback: () => void) => void;
  readonly MessageChannel: new () => {
    readonly port1: { onmessage: (() => void) | null };
    readonly port2: { postMessage(message: undefined): void };
  };
}

const platform = globalThis as unknown as Platform;

/**
 * Resolves as soon as what is due was done. Browsers lack `setImmediate`; a message to oneself comes
 * as soon, while a timer would be up to 4 ms late.
 */
export const soon = (): Promise<void> => new Promise(platform.setImmediate ?? byMessage());

let waiting: ((callback: () => void) => void) | undefined;

function byMessage(): (callback: () => void) => void {
  if (waiting !== undefined) return waiting;
  const callbacks: (() => void)[] = [];
  const { port1, port2 } = new platform.MessageChannel();
  port1.onmessage = () => callbacks.shift()?.();
  waiting = (callback) => {
    callbacks.push(callback);
    port2.postMessage(undefined);
  };
  return waiting;
}
