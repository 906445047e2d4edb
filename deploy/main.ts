/** `npm run deploy [-- arguments]`: looks for all that it needs, then `cdktf deploy` with the same arguments. */
import { contextOf, deployedApp } from "../build/app/deployed-app";
import { projectFolder } from "../build/project";
import { pageApp } from "../build/urls";
import { readSettings } from "../settings";
import { identityNeed, stateNeed } from "./aws-needs";
import { preflight } from "./preflight";
import { restCostWords } from "./rest-cost";
import { runCdktf } from "./run-cdktf";
import { dockerNeed, terraformNeed } from "./tool-needs";

// That the SDK's newest releases want Node 22 is no news here.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

async function main(): Promise<void> {
  const cdktf = require.resolve("cdktf-cli/bundle/bin/cdktf");
  const { manifest } = await deployedApp(process.env);
  const settings = readSettings(process.env, contextOf(process.env), manifest);
  const { profile, name, region, stateBucket, containerImage, endpointUrl } = settings;
  const emulated = endpointUrl !== undefined && !settings.hasCredentials;
  const found = await preflight([
    // The oldest that keeps a lock in S3 by itself; the oldest that knows all that is in the stack.
    terraformNeed(process.env, stateBucket === undefined ? [1, 4] : [1, 10]),
    ...(containerImage === undefined ? [dockerNeed(process.env)] : []),
    ...(emulated ? [] : [identityNeed(region)]),
    ...(stateBucket === undefined ? [] : [stateNeed(stateBucket, region)]),
  ]);
  console.log(`Deploys ${name} (${profile}) to ${region}. ${found.join(" ")}`);
  console.log(restCostWords(settings));
  process.exitCode = runCdktf(process.argv.slice(2), {
    folder: projectFolder,
    cdktf,
    app: pageApp(manifest),
  });
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
