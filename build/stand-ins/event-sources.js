// In place of the events that serverless-express knows (of 15 services, 14 KB): the functions' door
// reads and answers those of API Gateway by itself.
exports.getEventSource = ({ eventSourceName }) => {
  throw new Error(
    `serverless-express is asked for events of ${eventSourceName}, which are left out of the bundle: build it with PLAIN=event-sources.`,
  );
};
