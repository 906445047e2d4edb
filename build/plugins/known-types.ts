/** What is asked most of media types: by `res.json` and `res.send`, and for the files of a page. */
const extensions = [
  ...["html", "htm", "css", "js", "mjs", "json", "map", "txt", "text", "xml", "csv", "md", "ico"],
  ...["svg", "png", "jpg", "jpeg", "gif", "webp", "avif", "woff", "woff2", "ttf", "pdf", "zip"],
  ...["bin", "wasm", "webmanifest", "mp4", "webm", "mp3", "urlencoded", "form"],
];
const types = [
  ...["text/html", "text/css", "text/javascript", "text/plain", "text/csv", "text/xml"],
  ...["application/json", "application/javascript", "application/xml", "application/pdf"],
  ...["application/x-www-form-urlencoded", "application/octet-stream", "multipart/form-data"],
  ...["application/problem+json", "application/vnd.api+json", "image/svg+xml", "image/png"],
  ...["image/jpeg", "image/gif", "image/webp", "image/x-icon", "font/woff2", "font/woff"],
];
const typesAsSent = [...types, ...types.map((one) => `${one}; charset=utf-8`)];

type Answer = (text: string) => unknown;

/** What a stand-in knows without the real package. */
export interface KnownTypes {
  /** By the function's name and what it is asked; of one that is the package itself, `itself`. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** What else the real one exports. */
  readonly others: readonly string[];
}

/** What each function is asked. */
const asked = {
  lookup: [...extensions, ...extensions.map((one) => `.${one}`)],
  contentType: [...extensions, ...typesAsSent],
  charset: types,
} as const;

/** Asks the real one. @param real mime-types or compressible, of whichever version */
export function knownTypes(real: Readonly<Record<string, unknown>> | Answer): KnownTypes {
  const answers = (of: Answer, texts: readonly string[]) =>
    Object.fromEntries(texts.map((text) => [text, of(text)]));
  if (typeof real === "function") {
    return { answers: { itself: answers(real, typesAsSent) }, others: [] };
  }
  return {
    answers: Object.fromEntries(
      Object.entries(asked).map(([name, texts]) => [name, answers(real[name] as Answer, texts)]),
    ),
    others: Object.keys(real).filter((name) => !Object.hasOwn(asked, name)),
  };
}
