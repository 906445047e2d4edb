// Deployed, all runs on Node 22; that the SDK's newest releases want it too is no news in a test.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
