// In place of Node's crypto for etag, which makes an object for the hash of each answer that the
// collector must look after: the same in one call, where all is known at once.
const crypto = require("real");

const isUtf8 = (encoding) => encoding === undefined || encoding === "utf8";

function createHash(algorithm, ...options) {
  const real = () => crypto.createHash(algorithm, ...options);
  if (options.length > 0 || !crypto.hash) return real();
  return {
    update(data, encoding) {
      if (typeof data === "string" && !isUtf8(encoding)) return real().update(data, encoding);
      return {
        update: (...more) =>
          real()
            .update(data)
            .update(...more),
        digest: (form = "buffer") => crypto.hash(algorithm, data, form),
      };
    },
    digest: (form) => real().digest(form),
  };
}

module.exports = { __proto__: crypto, createHash };
