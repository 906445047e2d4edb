import { startSystem, type TestSystem } from "../../support/system";
import { chromium, describeWith } from "../../support/tools";
import { launchBrowser, openPage } from "../browser";

describeWith([chromium], "the live system in Chromium", () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startSystem();
  });
  afterAll(() => system?.stop());

  test("an instance is seen to start and to freeze; one that is killed is gone, and a task comes back", async () => {
    const browser = await launchBrowser();
    try {
      const { page, errors } = await openPage(browser, system.page);
      const shown = page.getByRole("region", { name: "The system" });
      await shown.getByText("no instance: nothing runs").waitFor();
      await shown.getByText("1 task, idle").waitFor();
      await page.getByRole("button", { name: "Send", exact: true }).click();
      await shown.getByText("1 instance, frozen").waitFor();
      await shown.getByText(/^listPosts: cold start, .+ ms$/).waitFor();
      await page.getByRole("button", { name: "Kill an instance" }).click();
      await shown.getByText("no instance: nothing runs").waitFor();
      await page.getByRole("button", { name: "Kill an instance" }).click();
      await page.getByRole("alert").waitFor();
      const task = shown.locator(".containers .unit:not(.gone)");
      const before = await task.getAttribute("title");
      await page.getByRole("button", { name: "Kill a task" }).click();
      await shown.locator(`.containers .unit:not([title="${before}"]):not(.gone)`).waitFor();
      await shown.getByText("1 task, idle").waitFor();
      expect(errors.filter((error) => !error.includes("409"))).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});
