import type { OutputFile, Plugin } from "esbuild";
import { isPlain } from "../runtime/app/plain";

/** esbuild's helper, as it stands in a minified bundle, by which a function keeps its name. */
const helper = /([$\w]+)=\(([$\w]+),([$\w]+)\)=>[$\w]+\(\2,"name",\{value:\3,configurable:!0\}\)/;

/**
 * A bundle keeps the names of its functions and classes, for people who read a stack trace and packages
 * that ask. A class that is given its name after it was made is slow to make objects where it extends
 * another: a warm request took twice as long, with those of its request and its response alone. Each
 * has it as a getter of its own instead.
 */
export const namesPlugin: Plugin = {
  name: "names",
  setup({ onEnd, initialOptions: { keepNames, minify } }) {
    if (isPlain("names") || !keepNames || !minify) return;
    onEnd(({ outputFiles = [] }) => {
      const [bundle] = outputFiles;
      if (bundle) outputFiles[0] = withText(bundle, nameClassesByGetters(bundle.text));
    });
  },
};

/** A minified bundle's text, with names of its classes that cost nothing. */
export function nameClassesByGetters(text: string): string {
  const [, name = ""] = helper.exec(text) ?? [];
  if (name === "") return text;
  const ofClass = new RegExp(`static\\{${name.replaceAll("$", "\\$")}\\(this,("[^"]*")\\)\\}`, "g");
  return text.replace(ofClass, "static get name(){return $1}");
}

const withText = (file: OutputFile, text: string): OutputFile => ({
  ...file,
  contents: Buffer.from(text),
  text,
});
