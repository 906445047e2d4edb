import { install, ordersFolder } from "../examples/install";
import { badApps } from "./bad-apps";
import { makeApp } from "./make-app";
import { startToEnd } from "./start";

beforeAll(() => install(ordersFolder));

test.each(badApps.map((one) => [one.name, one] as const))(
  "%s: said clearly, exit code 1, nothing left running",
  async (_name, { files, packages, named, says }) => {
    const made = await makeApp(files, packages, named);
    try {
      const { code, output, leftRunning } = await startToEnd(made.reference);
      for (const one of says) expect(output).toMatch(one);
      expect(output).not.toMatch(/^ {4}at /m);
      expect(output.trim().split("\n").length).toBeLessThanOrEqual(8);
      expect({ code, leftRunning }).toEqual({ code: 1, leftRunning: false });
    } finally {
      await made.remove();
    }
  },
);
