import { pairs, type Reader } from "./reading";

/** What all that is deployed is tagged with anyway; one of these names takes its place. */
const own = ["Project", "Profile"];

/** https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
const text = /^[\p{L}\p{N} _.:/+@-]*$/u;

/** Tags of all that is deployed. Names that differ by case alone are one and the same to IAM, which refuses both. */
export const tags: Reader<Readonly<Record<string, string>>> = {
  parse: (given) => {
    const found = pairs.parse(given);
    if (found === undefined) return;
    const names = Object.keys(found);
    const all = [...own.filter((name) => !(name in found)), ...names].map((name) =>
      name.toLowerCase(),
    );
    const sound =
      // One that is given twice counts once by now.
      names.length === given.split(",").length &&
      new Set(all).size === all.length &&
      names.every((name) => name.length <= 128 && !/^aws:/i.test(name)) &&
      Object.values(found).every((value) => value.length <= 256 && text.test(value));
    return sound ? found : undefined;
  },
  allowed: `${pairs.allowed}, of letters, digits, spaces and _ . : / + @ -, of at most 128 and 256 characters; no name twice, nor by case alone another than Project or Profile, and none that begins with aws:`,
};
