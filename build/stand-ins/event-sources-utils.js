// In place of how serverless-express finds out whose event it has: the functions' door says whose.
exports.getEventSourceNameBasedOnEvent = () => {
  throw new Error(
    "serverless-express is asked whose an event is, which is left out of the bundle: build it with PLAIN=event-sources/utils.",
  );
};
