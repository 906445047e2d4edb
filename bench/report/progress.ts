/** A terminal, or a file that a terminal's output was sent to. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** One line that says how far it is: rewritten in place on a terminal, else a line for each change. */
export class Progress {
  private shown = "";

  constructor(private readonly output: Output) {}

  readonly say = (text: string): void => {
    if (text === this.shown) return;
    this.shown = text;
    const { isTTY, columns = 80 } = this.output;
    this.output.write(isTTY ? `\r\x1b[2K${text.slice(0, columns - 1)}` : `${text}\n`);
  };

  /** Takes the line away, so that something else can be printed. */
  readonly clear = (): void => {
    if (this.output.isTTY && this.shown !== "") this.output.write("\r\x1b[2K");
    this.shown = "";
  };
}
