// In place of qs for Express and its body parser, which read queries and never write one: the part that
// writes is left out.
const parse = require("real/lib/parse.js");

exports.parse = parse.parse ?? parse;
