import { parseOptions } from "../../local/options";

test("defaults", () => {
  expect(parseOptions([])).toEqual({
    app: undefined,
    functions: "per-route",
    port: 3000,
    data: ".local",
    reset: false,
    watch: false,
    inspect: false,
    dumpEvents: false,
    tasks: { min: 1, max: 1 },
    maxInstances: 10,
    idleSeconds: 300,
    log: "json",
    allowedHosts: [],
    help: false,
  });
});

test("--tasks takes a number, or the fewest and the most", () => {
  expect(parseOptions(["--tasks", "3"]).tasks).toEqual({ min: 3, max: 3 });
  expect(parseOptions(["--tasks", "1-4"]).tasks).toEqual({ min: 1, max: 4 });
});

test("--cold keeps no instance", () => {
  expect(parseOptions(["--cold"]).idleSeconds).toBe(0);
});

test("--allow-host may be said several times; -h is --help", () => {
  const options = parseOptions(["--allow-host", "Box.lan", "--allow-host=my.test", "-h"]);
  expect(options).toMatchObject({ allowedHosts: ["box.lan", "my.test"], help: true });
});

test.each([
  [["--port", "http"], '--port is "http"; it must be a whole number from 1 to 65532.'],
  [["--port=65533"], '--port is "65533"; it must be a whole number from 1 to 65532.'],
  [["--max-instances", "0"], '--max-instances is "0"; it must be a whole number from 1 to 1000.'],
  [
    ["--idle-seconds", "1.5"],
    '--idle-seconds is "1.5"; it must be a whole number from 1 to 86400.',
  ],
  [["--port", "6000"], "--port is 6000; browsers refuse to call port 6000. Choose another"],
  [["--port", "5998"], "--port is 5998; browsers refuse to call port 6000. Choose another"],
  [["--tasks", "0"], '--tasks is "0"; it must be a whole number from 1 to 20, or two of them as'],
  [["--tasks", "4-2"], '--tasks is "4-2"; it must be a whole number from 1 to 20, or two of'],
  [["--tasks", "2-21"], '--tasks is "2-21"; it must be a whole number from 1 to 20, or two of'],
  [["--log", "xml"], '--log is "xml"; it must be one of pretty, json.'],
  [["--functions", "all"], '--functions is "all"; it must be one of per-route, single.'],
  [["--prot", "1"], "Unknown option '--prot'"],
  [["extra"], "Unexpected argument 'extra'"],
])("%j is refused: %s", (args, message) => {
  expect(() => parseOptions(args)).toThrow(message);
});

test("what may be said is told with what was wrong", () => {
  expect(() => parseOptions(["--what"])).toThrow(/--port N .*\n.*--data FOLDER/s);
});
