/** The page service. */
import { pageApp, toUrlsScript } from "../../build/urls";
import { startPage } from "../../local/start-page";
import { readApp } from "./app";
import { closeOnStop, fail, required } from "./environment";

async function main(): Promise<void> {
  const urls = toUrlsScript(
    [
      {
        OutputKey: "FunctionsURL",
        OutputValue: required("FUNCTIONS_URL"),
        Description: "Functions behind an emulated HTTP API, each with Lambda's share of the CPU",
      },
      {
        OutputKey: "ContainersURL",
        OutputValue: required("CONTAINERS_URL"),
        Description: "A container with the deployed task's CPU and memory",
      },
    ],
    pageApp(readApp()),
  );
  const port = Number(required("PORT"));
  closeOnStop(await startPage({ host: "0.0.0.0", port, folder: "/srv/html", urls }));
}

main().catch(fail);
