import type { Manifest, ScenarioRequest } from "../runtime/app";

/** One address, in the form in which the page has read them from the beginning: a stack's outputs. */
export interface Output {
  readonly OutputKey: "FunctionsURL" | "ContainersURL";
  readonly OutputValue: string;
  readonly Description: string;
}

/** What the page knows of the app. */
export interface PageApp {
  readonly name: string;
  /** The view that is its own, where it has one. */
  readonly view?: string | undefined;
  /** Requests to try: those of its workload, and of that workload's setup. */
  readonly requests: readonly ScenarioRequest[];
  /** Where the page hears how the two backends are; a local run alone has it. */
  readonly live?: string | undefined;
  /** Where the page's own server finds out whether the app will run both ways; a local run alone does. */
  readonly check?: string | undefined;
}

export function pageApp({ name, view, workload }: Manifest): PageApp {
  return { name, view, requests: [...workload.requests, ...(workload.setup ?? [])] };
}

/** The text of `urls.js`: a classic script, so that the page opens from disk too. */
export function toUrlsScript(outputs: readonly Output[], app: PageApp): string {
  const line = (value: unknown) => JSON.stringify(value, undefined, 2);
  return `let urls = ${line(outputs)};\nlet app = ${line(app)};\n`;
}
