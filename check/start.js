// `npm run check`: the project's TypeScript as `npm start` loads it, which the emulators want.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
require("../build/typescript.js");
require("./main.ts");
