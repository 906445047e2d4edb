const inMemory = {
  title: "State in memory",
  severity: "change",
  doors: ["functions", "containers"],
  when: "silently",
  evidence: "seen",
  limit: "Each request may meet another instance.",
  page: "https://docs.aws.amazon.com/lambda/",
  todo: "Keep it in a table.",
  what: "After POST /things, GET /things/0 is 404 from another instance.",
  requests: ["curl -X POST", "curl"],
};

/** What a check of an app with state in memory says, as the local system sends it. */
export const reported = {
  app: "orders",
  seconds: 4.2,
  asked: ["list", "place"],
  doors: [
    { door: "functions", verdict: "ready with these changes", because: ["State in memory"] },
    { door: "containers", verdict: "ready", because: [] },
  ],
  findings: [{ ...inMemory, title: "A path is read differently", severity: "know" }, inMemory],
  untried: [{ what: "SIGTERM", why: "the app does not listen" }],
  unknowable: ["Rights."],
};
