import type { OutputFile, Plugin } from "esbuild";
import { isPlain } from "../../runtime/app/plain";

/** esbuild's helper, as it stands in a minified bundle, by which a function keeps its name. */
const helper = /([$\w]+)=\(([$\w]+),([$\w]+)\)=>([$\w]+)\(\2,"name",\{value:\3,configurable:!0\}\)/;

/** How many functions of one name are given it. An app has fewer routes, each request makes more closures. */
export const NAMED_AT_MOST = 1_000;

/**
 * A bundle keeps the names of its functions and classes, for people who read a stack trace and packages
 * that ask. A class that is given its name after it was made is slow to make objects where it extends
 * another: a warm request took twice as long, with those of its request and its response alone. Each
 * has it as a getter of its own instead. To give a function its name takes 0.5 us and leaves it with a
 * layout of its own: of those that are made again and again, ten and more for each request, the first
 * thousand get theirs.
 */
export const namesPlugin: Plugin = {
  name: "names",
  setup({ onEnd, initialOptions: { keepNames, minify } }) {
    if (isPlain("names") || !keepNames || !minify) return;
    onEnd(({ outputFiles = [] }) => {
      const [bundle] = outputFiles;
      if (bundle) outputFiles[0] = withText(bundle, withCheapNames(bundle.text));
    });
  },
};

/** A minified bundle's text, with names that cost nothing where requests are served. */
export function withCheapNames(text: string): string {
  const [whole, name = "", target = "", value = "", define = ""] = helper.exec(text) ?? [];
  if (whole === undefined) return text;
  const ofClass = new RegExp(`static\\{${name.replaceAll("$", "\\$")}\\(this,("[^"]*")\\)\\}`, "g");
  const counted = `${name}=(named=>(${target},${value})=>{let times=named.get(${value})??0;return times<${NAMED_AT_MOST}?(named.set(${value},times+1),${define}(${target},"name",{value:${value},configurable:!0})):${target}})(new Map)`;
  return text.replace(ofClass, "static get name(){return $1}").replace(whole, () => counted);
}

const withText = (file: OutputFile, text: string): OutputFile => ({
  ...file,
  contents: Buffer.from(text),
  text,
});
