// Loaded into an app's process before the app, by the check alone: says what the app does that an answer
// does not show. It changes nothing of what the app sees.
require("./loop.cjs");
require("./requests.cjs");
require("./process.cjs");
require("./express.cjs");
require("./files.cjs");
require("./connections.cjs");
// The last: what stands above uses timers itself.
require("./timers.cjs");
require("node:module").syncBuiltinESMExports();
