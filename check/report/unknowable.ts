/** What AWS has a say in, and nothing here can know. */
export const unknowable: readonly string[] = [
  "Rights: whether `uses` allows what each route does to a table; the local database checks none.",
  "Networks: what a task or function reaches, and how far away it is; what the app calls elsewhere was called from here.",
  "Quotas of the account: concurrent functions, requests a second, a table's throughput.",
  "Time: how long a cold start, a database's answer or a request takes there (npm run compare -- --deployed).",
  "The machine: this one's processor and Node, where Node 22 on arm64 is deployed.",
  "TLS, certificates and names; what CloudFront or a firewall before it change of a request.",
];
