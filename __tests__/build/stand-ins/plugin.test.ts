import { stop } from "esbuild";
import { findApp } from "../../../build/app/find-app";
import { buildAll } from "../../../build/bundles";
import { standIns, standInsOf } from "../../../build/plugins/stand-ins-plugin";
import { install, ordersFolder } from "../../examples/install";

beforeAll(() => install(ordersFolder));

afterAll(stop);

test("each stands in somewhere: what no app's bundle has is to be deleted", async () => {
  const apps = await Promise.all([findApp(), findApp(ordersFolder)]);
  const inputs = await Promise.all(
    apps.map(async (app) => {
      const [built] = await buildAll(["functions"], app);
      return Object.keys(built?.metafile.inputs ?? {});
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
