/** The page service. */
import { pageApp, toUrlsScript } from "../../build/urls";
import { startPage } from "../../local/start-page";
import { readApp } from "./app";
import { answers, closeOnStop, fail, required } from "./environment";

/** As the services call each other. */
const forwards = { "/functions": "http://functions:3001", "/containers": "http://containers:8080" };

async function main(): Promise<void> {
  const manifest = readApp();
  // Without a CORS policy a page may read no answer of another origin: its own hands it on then.
  const own = manifest.cors === undefined;
  const [functions, containers] = own
    ? (["/functions", "/containers"] as const)
    : [required("FUNCTIONS_URL"), required("CONTAINERS_URL")];
  const urls = toUrlsScript(
    [
      {
        OutputKey: "FunctionsURL",
        OutputValue: functions,
        Description: "Functions behind an emulated HTTP API, each with Lambda's share of the CPU",
      },
      {
        OutputKey: "ContainersURL",
        OutputValue: containers,
        Description: "A container with the deployed task's CPU and memory",
      },
    ],
    pageApp(manifest),
  );
  closeOnStop(
    await startPage({
      host: "0.0.0.0",
      port: Number(required("PORT")),
      folder: "/srv/html",
      urls,
      // Published on the loopback alone, so that only this machine's names lead here.
      answers: answers(),
      calls: own ? [] : [functions, containers],
      forwards: own ? forwards : {},
    }),
  );
}

main().catch(fail);
