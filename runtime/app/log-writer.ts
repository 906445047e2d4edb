/**
 * A log that is written once in a turn of the event loop, however many lines come in it: a write to a
 * terminal or file waits for it, and each request leaves several lines.
 *
 * @param write gets whole lines
 */
export function logWriter(write: (text: string) => void): (line: string) => void {
  let lines: string[] = [];
  const flush = () => {
    if (lines.length === 0) return;
    const text = `${lines.join("\n")}\n`;
    lines = [];
    write(text);
  };
  // What was said last is why it ends.
  process.on("exit", flush);
  return (line) => {
    if (lines.length === 0) setImmediate(flush);
    lines.push(line);
  };
}
