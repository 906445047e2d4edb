// In place of the SDK's own client in the functions' bundle: Lambda gives an instance its region and its
// credentials in the environment, and the lean client needs no more.
exports.sdkClient = (_options, _limitMs, why) => {
  throw new Error(
    `openDocumentClient() needs the whole SDK, since ${why}, and a function's bundle has it only when built with PLAIN=database.`,
  );
};
exports.containerCredentials = async () => {
  throw new Error("A function has its credentials in its environment, not from a container.");
};
