/**
 * The load generator waits with `setImmediate`, which browsers lack; a message to oneself comes as
 * soon, while a timer would be up to 4 ms late.
 */
if (!("setImmediate" in globalThis)) {
  const waiting: (() => void)[] = [];
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => waiting.shift()?.();
  const setImmediate = (callback: () => void) => {
    waiting.push(callback);
    port2.postMessage(undefined);
  };
  Object.assign(globalThis, { setImmediate });
}
