import { dirname } from "node:path";
import { bundled } from "./support";

const serverlessExpress = dirname(require.resolve("@codegenie/serverless-express/src/index.js"));

interface EventSources {
  getEventSource(asked: { readonly eventSourceName: string }): unknown;
}

test("what is left out says so, and how to have it", async () => {
  const standIn: EventSources = require(
    await bundled("./event-sources", "stand-in", serverlessExpress),
  );
  const real: EventSources = require(await bundled("./event-sources", "real", serverlessExpress));
  const asked = { eventSourceName: "AWS_ALB" };
  expect(real.getEventSource(asked)).toHaveProperty("getRequest");
  expect(() => standIn.getEventSource(asked)).toThrow(/AWS_ALB.*PLAIN=event-sources/);
  expect(Object.keys(standIn)).toEqual(Object.keys(real));
});

test("so does the way to tell whose an event is", async () => {
  const standIn = require(await bundled("./event-sources/utils", "stand-in", serverlessExpress));
  const real = require(await bundled("./event-sources/utils", "real", serverlessExpress));
  expect(real.getEventSourceNameBasedOnEvent({ event: { requestContext: { elb: {} } } })).toBe(
    "AWS_ALB",
  );
  expect(() => standIn.getEventSourceNameBasedOnEvent({})).toThrow(/PLAIN=event-sources\/utils/);
});
