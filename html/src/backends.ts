import type { Backend as BackendName } from "../../runtime/app/backends";
import { localPorts, localUrl } from "../../runtime/app/local-ports";

export interface Backend {
  readonly name: BackendName;
  readonly title: string;
  /** Absolute and without a slash at its end, so that a path can be put behind it. */
  readonly address: string;
  readonly description: string;
}

export interface Backends {
  readonly all: readonly Backend[];
  /** What a person should know about where the addresses come from. */
  readonly note?: string;
}

interface Known {
  readonly key: string;
  readonly name: BackendName;
  readonly title: string;
  readonly local: string;
}

const local = localPorts();
/** The outputs of the stack that name a backend, and where `npm start` serves it. */
const known: readonly Known[] = [
  {
    key: "FunctionsURL",
    name: "functions",
    title: "Functions",
    local: localUrl(local.functions),
  },
  {
    key: "ContainersURL",
    name: "containers",
    title: "Containers",
    local: localUrl(local.containers),
  },
];

/**
 * The backends that `urls.js` names: `[{ OutputKey, OutputValue, Description }]`, where a value is
 * an http(s) address or a path on the page's own site, and outputs of other names are let be.
 * Without a usable one the local addresses are taken, and the note says so.
 * @param page the page's own address, against which paths are resolved
 */
export function readBackends(urls: unknown, page: string): Backends {
  const outputs = Array.isArray(urls) ? urls.map(readOutput) : [];
  const all = known.flatMap((backend) => {
    const output = outputs.find(({ key }) => key === backend.key);
    const address = output && readAddress(output.value, page);
    return address === undefined ? [] : [describe(backend, address, output?.description)];
  });
  if (all.length > 0) return { all };
  const note =
    urls === undefined
      ? "urls.js is not there, so these are the addresses of a local run. “npm start” and a deploy write it."
      : "urls.js names no backend that this page can call, so these are the addresses of a local run. It should hold FunctionsURL and ContainersURL.";
  return { all: known.map((backend) => describe(backend, backend.local)), note };
}

function describe({ name, title }: Known, address: string, description = ""): Backend {
  return { name, title, address, description };
}

function readOutput(output: unknown) {
  const { OutputKey, OutputValue, Description } = Object(output) as Record<string, unknown>;
  return { key: OutputKey, value: OutputValue, description: asText(Description) };
}

const asText = (value: unknown) => (typeof value === "string" ? value : "");

function readAddress(value: unknown, page: string): string | undefined {
  if (typeof value !== "string" || value === "" || !URL.canParse(value, page)) return undefined;
  const { protocol, origin, pathname } = new URL(value, page);
  if (protocol !== "http:" && protocol !== "https:") return undefined;
  return (origin + pathname).replace(/\/+$/, "");
}
