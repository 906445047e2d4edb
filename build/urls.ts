/** One address, in the form in which the page has read them from the beginning: a stack's outputs. */
export interface Output {
  readonly OutputKey: "FunctionsURL" | "ContainersURL";
  readonly OutputValue: string;
  readonly Description: string;
}

/** The text of `urls.js`: a classic script, so that the page opens from disk too. */
export function toUrlsScript(outputs: readonly Output[]): string {
  return `let urls = ${JSON.stringify(outputs, undefined, 2)};\n`;
}
