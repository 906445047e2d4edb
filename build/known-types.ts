/** What of mime-types is asked most: by `res.json` and `res.send`, and for the files of a page. */
const extensions = [
  ...["html", "htm", "css", "js", "mjs", "json", "map", "txt", "text", "xml", "csv", "md", "ico"],
  ...["svg", "png", "jpg", "jpeg", "gif", "webp", "avif", "woff", "woff2", "ttf", "pdf", "zip"],
  ...["bin", "wasm", "webmanifest", "mp4", "webm", "mp3", "urlencoded", "form"],
];

type Answer = (text: string) => unknown;

/** What the stand-in for mime-types knows without the real one. */
export interface KnownTypes {
  /** By the function's name and what it is asked. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** What else the real one exports. */
  readonly others: readonly string[];
}

const asked = ["lookup", "contentType", "charset", "extension"] as const;

/** Asks the real one. @param real mime-types, of whichever version */
export function knownTypes(real: Readonly<Record<string, unknown>>): KnownTypes {
  const functionOf = (name: string) => real[name] as Answer;
  const types = extensions.map((one) => functionOf("lookup")(one)).filter((one) => one !== false);
  const texts = [...new Set([...extensions, ...extensions.map((one) => `.${one}`), ...types])];
  const all = [...texts, ...types.map((type) => functionOf("contentType")(String(type)))].map(
    String,
  );
  return {
    answers: Object.fromEntries(
      asked.map((name) => [
        name,
        Object.fromEntries(all.map((text) => [text, functionOf(name)(text)])),
      ]),
    ),
    others: Object.keys(real).filter((name) => !(asked as readonly string[]).includes(name)),
  };
}
