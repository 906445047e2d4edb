/** The load generator as a process of its own, so that it can be held to a core of its own. */
import { generate, type Load } from "./generate";

process.on("message", (load: Load) => {
  generate(load).then(
    (generated) => process.send?.({ generated }),
    (error: Error) => process.send?.({ error: error.message }),
  );
});
