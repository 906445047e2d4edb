import { Gate } from "../../../local/transactions/gate";

/** A run that notes its start and its end, and ends when it is told to. */
function runs() {
  const notes: string[] = [];
  const ends = new Map<string, () => void>();
  const run = (name: string) => () => {
    notes.push(`${name} in`);
    return new Promise<void>((resolve) => {
      ends.set(name, () => {
        notes.push(`${name} out`);
        resolve();
      });
    });
  };
  const end = async (name: string) => {
    ends.get(name)?.();
    await new Promise(setImmediate);
  };
  return { notes, run, end };
}

test("one that wants to be alone waits for who is in, and who comes later waits for it", async () => {
  const gate = new Gate();
  const { notes, run, end } = runs();
  void gate.together(run("a"));
  void gate.together(run("b"));
  void gate.alone(run("x"));
  void gate.together(run("c"));
  await end("a");
  expect(notes).toEqual(["a in", "b in", "a out"]);
  await end("b");
  expect(notes.slice(3)).toEqual(["b out", "x in"]);
  await end("x");
  expect(notes.slice(5)).toEqual(["x out", "c in"]);
  await end("c");
});

test("one that fails lets the next in", async () => {
  const gate = new Gate();
  await expect(gate.alone(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await expect(gate.together(() => Promise.resolve("in"))).resolves.toBe("in");
  await expect(gate.alone(() => Promise.resolve("in"))).resolves.toBe("in");
});
