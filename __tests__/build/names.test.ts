import { build } from "esbuild";
import { nameClassesByGetters } from "../../build/names-plugin";

const source = `
  export class Foo {}
  export const Bar = class extends Foo { static other = 1; };
  export const made = () => class Later extends Bar {};
  export class Own { static name = "given"; }
  export function fn() {}
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
  const better = nameClassesByGetters(text);
  // Where esbuild writes it in another way there is nothing to replace, and nothing is gained.
  expect(better.match(/static get name\(\)/g)).toHaveLength(3);
  expect(better).not.toMatch(/static\{\w+\(this,"/);
  expect(namesOf(load(better))).toEqual(["Foo", "Bar", "Later", "given", "fn"]);
  expect(namesOf(load(better))).toEqual(namesOf(load(text)));
});

test("a text that names nothing stays as it is", () => {
  expect(nameClassesByGetters("var a = 1;")).toBe("var a = 1;");
});
