import type { Metafile } from "esbuild";

export interface Share {
  /** A package's name, or `this project`. */
  readonly origin: string;
  readonly bytes: number;
}

/** Who takes how much of a bundle, largest first: each package of node_modules, and our own code. */
export function sharesOf(metafile: Metafile): readonly Share[] {
  const bytes = new Map<string, number>();
  for (const output of Object.values(metafile.outputs)) {
    for (const [file, { bytesInOutput }] of Object.entries(output.inputs)) {
      const origin = originOf(file);
      bytes.set(origin, (bytes.get(origin) ?? 0) + bytesInOutput);
    }
  }
  return [...bytes]
    .map(([origin, bytes]) => ({ origin, bytes }))
    .sort((a, b) => b.bytes - a.bytes || a.origin.localeCompare(b.origin));
}

/** The innermost package of a path: what is nested in another's node_modules counts for itself. */
function originOf(file: string): string {
  const inside = file.split("node_modules/").at(-1) ?? file;
  if (inside === file) return "this project";
  const [scope = "", name = ""] = inside.split("/");
  return scope.startsWith("@") ? `${scope}/${name}` : scope;
}

const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1).padStart(8)} KB`;

/** A bundle's size and its largest parts, as lines of text. */
export function describeBundle(
  title: string,
  size: { readonly raw: number; readonly gzip: number },
  shares: readonly Share[],
  most = 6,
): string {
  const top = shares.slice(0, most);
  const rest = shares.slice(most);
  const lines = top.map(({ origin, bytes }) => `  ${kilobytes(bytes)}  ${origin}`);
  if (rest.length > 0) {
    const bytes = rest.reduce((sum, share) => sum + share.bytes, 0);
    lines.push(`  ${kilobytes(bytes)}  ${rest.length} others`);
  }
  return [
    `${title}: ${kilobytes(size.raw).trim()}, gzip ${kilobytes(size.gzip).trim()}`,
    ...lines,
  ].join("\n");
}
