/** What a REPORT line says of one invocation. Milliseconds. */
export interface Reported {
  readonly billedMs: number;
  /** Of an instance's first invocation. */
  readonly initMs?: number;
}

/** Reads a REPORT line, as Lambda writes it; undefined of any other line. */
export function readReport(line: string): Reported | undefined {
  if (!line.startsWith("REPORT RequestId: ")) return undefined;
  const value = (name: string): number | undefined => {
    const found = line.match(new RegExp(`\\t${name}: ([0-9.]+) ms`))?.[1];
    return found === undefined ? undefined : Number(found);
  };
  const [billedMs, initMs] = [value("Billed Duration"), value("Init Duration")];
  if (billedMs === undefined) return undefined;
  return { billedMs, ...(initMs === undefined ? {} : { initMs }) };
}
