// In place of mime-types and its table of 2,500 types (190 KB): the real one's own answers for what
// most apps ask, made when the bundle is. For all else it is loaded, from a file of its own.
const known = require("known");

function answer(name) {
  const answers = new Map(Object.entries(known.answers[name]));
  return (text) => (answers.has(text) ? answers.get(text) : require("real")[name](text));
}

for (const name of Object.keys(known.answers)) exports[name] = answer(name);
if (known.others.includes("charsets")) exports.charsets = { lookup: exports.charset };
for (const name of known.others) {
  if (name in exports) continue;
  Object.defineProperty(exports, name, { enumerable: true, get: () => require("real")[name] });
}
