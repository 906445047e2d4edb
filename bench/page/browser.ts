import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

export const NO_BROWSER =
  "there is no Chromium: apt-get install chromium, or set CHROMIUM to the path of a Chrome";

const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];

/** @returns undefined where there is none */
export async function launchBrowser(): Promise<Browser | undefined> {
  const executablePath = chromiumPath();
  return executablePath === undefined ? undefined : chromium.launch({ executablePath, args });
}

function chromiumPath(): string | undefined {
  const { CHROMIUM, PATH = "" } = process.env;
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const places = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [...(CHROMIUM ? [CHROMIUM] : []), ...places].find((path) => existsSync(path));
}
