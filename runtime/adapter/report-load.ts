import { settings } from "virtual:settings";

/** One line instead of a stack for an app that cannot be loaded: to be imported before the app is. */
function report(error: unknown): void {
  console.error(`${settings.entry} failed when it was loaded: ${error}`);
  process.exit(1);
}

process.on("uncaughtException", report);

/** From here on what the app fails by is its own. */
export const loaded = () => process.removeListener("uncaughtException", report);
