import { join } from "node:path";
import { build, stop } from "esbuild";
import { findApp } from "../../../build/app/find-app";
import { bundlesOf } from "../../../build/bundles-of";
import { standIns, standInsOf } from "../../../build/plugins/stand-ins-plugin";
import { projectFolder } from "../../../build/project";
import { install, ordersFolder } from "../../examples/install";

beforeAll(() => install(ordersFolder));

afterAll(stop);

test("each stands in somewhere: what no app's bundle has is to be deleted", async () => {
  const apps = await Promise.all([findApp(), findApp(ordersFolder)]);
  const inputs = await Promise.all(
    apps.map(async (app) => {
      const [bundle] = bundlesOf(app);
      const { metafile } = await build({
        ...bundle?.options,
        absWorkingDir: projectFolder,
        entryPoints: [bundle?.source ?? ""],
        outfile: join(projectFolder, bundle?.output ?? ""),
        metafile: true,
        write: false,
      });
      return Object.keys(metafile.inputs);
    }),
  );
  const found = Object.keys(standIns).filter((name) =>
    inputs.flat().some((path) => path.startsWith("stand-in:") && path.includes(name)),
  );
  expect(found).toEqual(Object.keys(standIns));
});

test("PLAIN leaves some or all of them out", () => {
  const all = Object.keys(standIns);
  expect(standInsOf({})).toEqual(all);
  expect(standInsOf({ PLAIN: "depd" })).toEqual(all.filter((name) => name !== "depd"));
  expect(standInsOf({ PLAIN: "all" })).toEqual([]);
  expect(() => standInsOf({ PLAIN: "express" })).toThrow(
    /PLAIN names "express".*may name compressible/,
  );
});
