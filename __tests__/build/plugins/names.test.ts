import { build } from "esbuild";
import { NAMED_AT_MOST, withCheapNames } from "../../../build/plugins/names-plugin";

const source = `
  export class Foo {}
  export const Bar = class extends Foo { static other = 1; };
  export const made = () => class Later extends Bar {};
  export class Own { static name = "given"; }
  export function fn() {}
  export const again = () => { function closure() {} return closure; };
`;

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: source },
    bundle: true,
    minify: true,
    keepNames: true,
    platform: "node",
    format: "cjs",
    target: "node22",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

function load(text: string) {
  const module = { exports: {} as Record<string, { readonly name: string } & (() => never)> };
  new Function("module", "exports", text)(module, module.exports);
  return module.exports;
}

const namesOf = ({ Foo, Bar, made, Own, fn }: ReturnType<typeof load>) =>
  [Foo, Bar, made?.(), Own, fn].map((one) => (one as { readonly name: string }).name);

test("classes have the names that esbuild keeps for them, by getters", async () => {
  const text = await bundle();
  const better = withCheapNames(text);
  // Where esbuild writes it in another way there is nothing to replace, and nothing is gained.
  expect(better.match(/static get name\(\)/g)).toHaveLength(3);
  expect(better).not.toMatch(/static\{\w+\(this,"/);
  expect(namesOf(load(better))).toEqual(["Foo", "Bar", "Later", "given", "fn"]);
  expect(namesOf(load(better))).toEqual(namesOf(load(text)));
});

test("a function that is made again and again has its name a thousand times", async () => {
  const { again } = load(withCheapNames(await bundle()));
  const names = Array.from({ length: NAMED_AT_MOST + 1 }, () => Object(again?.()).name);
  expect(new Set(names.slice(0, -1))).toEqual(new Set(["closure"]));
  expect(names.at(-1)).not.toBe("closure");
});

test("a text that names nothing stays as it is", () => {
  expect(withCheapNames("var a = 1;")).toBe("var a = 1;");
});
