// In place of iconv-lite, whose 480 KB of character tables every body parser asks for: UTF-8 is Node's
// own, and for all else the real one is loaded, from a file of its own.
const { StringDecoder } = require("node:string_decoder");

const isUtf8 = (encoding) => /^utf-?8$/i.test(encoding);

/** As the real one's: without a mark of the byte order at the beginning. */
function decoder() {
  const inner = new StringDecoder("utf8");
  let begun = false;
  const unmarked = (text) => {
    if (begun || !text) return text;
    begun = true;
    return text.startsWith("\ufeff") ? text.slice(1) : text;
  };
  return {
    write: (bytes) => unmarked(inner.write(bytes)),
    end: () => unmarked(inner.end()) || undefined,
  };
}

const own = {
  encodingExists: (encoding) => isUtf8(encoding) || require("real").encodingExists(encoding),
  getDecoder: (encoding, options) =>
    isUtf8(encoding) && !options ? decoder() : require("real").getDecoder(encoding, options),
  decode(bytes, encoding, options) {
    if (!isUtf8(encoding) || options || !Buffer.isBuffer(bytes)) {
      return require("real").decode(bytes, encoding, options);
    }
    const { write, end } = decoder();
    const text = write(bytes);
    return text + (end() ?? "");
  },
};

module.exports = new Proxy(own, {
  get: (mine, key) => (Object.hasOwn(mine, key) ? mine[key] : require("real")[key]),
});
