// In place of mime-db (150 KB of media types) in the bundles: Express asks for it, and the app
// answers with JSON alone.
module.exports = {
  "application/json": { charset: "UTF-8", compressible: true, extensions: ["json"] },
  "text/plain": { compressible: true, extensions: ["txt"] },
};
