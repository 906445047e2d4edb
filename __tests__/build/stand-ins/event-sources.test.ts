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
