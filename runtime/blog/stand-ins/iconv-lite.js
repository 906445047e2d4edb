// In place of iconv-lite (480 KB of character tables) in the bundles: the body reader asks for it,
// and the app takes UTF-8 alone.
const isUtf8 = (encoding) => /^utf-?8$/i.test(encoding);

exports.encodingExists = isUtf8;
exports.decode = (bytes) => Buffer.from(bytes).toString("utf8");
exports.getDecoder = (encoding) => {
  if (!isUtf8(encoding)) throw new Error(`Encoding not recognized: ${encoding}`);
  const decoder = new TextDecoder();
  return {
    write: (bytes) => decoder.decode(bytes, { stream: true }),
    end: () => decoder.decode(),
  };
};
