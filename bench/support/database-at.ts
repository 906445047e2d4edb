import { databaseEnvironment } from "../../local/database-environment";

/** What an app needs to find a database on this machine, in a region that could be AWS's: as deployed. */
export const databaseAt = (url: string): Readonly<Record<string, string>> => ({
  ...databaseEnvironment(url),
  AWS_REGION: "eu-central-1",
});
