// Calls a handler again and again, and tells its parent what one call takes of the CPU, in
// microseconds: `invoke.mjs FILE CALLS`, with a list of { event, status } as message.
import { pathToFileURL } from "node:url";

const [, , file, calls] = process.argv;
const module = await import(pathToFileURL(file).href);
const { handler } = module.handler ? module : module.default;

process.once("message", async (requests) => {
  const took = [];
  for (const { event, status } of requests) {
    await call(event, status, Math.ceil(calls / 4));
    const before = process.cpuUsage();
    await call(event, status, calls);
    const { user, system } = process.cpuUsage(before);
    took.push((user + system) / calls);
  }
  process.send({ took }, () => process.exit());
});
process.send("ready");

async function call(event, status, times) {
  for (let i = 0; i < times; i++) {
    const { statusCode } = await handler(event, { awsRequestId: `request-${i}` });
    if (statusCode !== status) throw new Error(`${file} answered ${statusCode}, not ${status}`);
    // An instance waits for its next call, and what was put off until then is done.
    await new Promise(setImmediate);
  }
}
