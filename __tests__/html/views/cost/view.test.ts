import { breakEven, withRequests } from "../../../../compare/cost/break-even";
import { assumedCase } from "../../../../compare/cost/case";
import { costAt } from "../../../../compare/cost/curves";
import { defaultInputs } from "../../../../compare/cost/deployed-case";
import { breakEvenInterval } from "../../../../compare/cost/sensitivity";
import { pricesOf } from "../../../../compare/prices";
import { costChart } from "../../../../compare/report/charts/cost-curves";
import { svgOf } from "../../../../compare/report/charts/svg";
import { count, dollars } from "../../../../compare/report/format";
import { chromium, describeWith } from "../../../support/tools";
import { useSite } from "../../use-site";

describeWith([chromium], "the costs in Chromium", () => {
  const { open } = useSite();

  test("show what the model computes, and no error", async () => {
    const { page, errors, close } = await open("#/cost");
    const prices = pricesOf("us-east-1");
    const { functions, containers } = costAt(defaultInputs, prices, 1e6);
    await page.getByText(dollars(functions), { exact: true }).first().waitFor();
    expect(await page.getByRole("status").textContent()).toContain(
      `functions cost ${dollars(containers - functions)} less`,
    );
    const point = breakEven(defaultInputs, prices);
    if (point.kind === "never") throw new Error("the example has a break-even");
    const label = `break-even ${count(point.requestsPerMonth)}`;
    expect(await page.getByText(label, { exact: true }).count()).toBe(1);
    // The same chart, node by node, that the report writes as text.
    const svg = page.locator(".costs .chart svg");
    const [width = 0, height = 0] = await Promise.all(
      ["width", "height"].map(async (name) => Number(await svg.getAttribute(name))),
    );
    const description = (await svg.getAttribute("aria-label")) ?? "";
    const interval = breakEvenInterval(assumedCase(defaultInputs), prices);
    const chart = { inputs: defaultInputs, prices, breakEven: point, here: 1e6, interval };
    await page.locator(".costs .chart .interval").waitFor();
    const written = svgOf(costChart(chart, { width, height }, description));
    expect(await page.evaluate('document.querySelector(".costs .chart svg").outerHTML')).toBe(
      written,
    );
    expect(errors).toEqual([]);
    await close();
  });

  test("follow a slider moved with the keyboard, and the address keeps it", async () => {
    const { page, close } = await open("#/cost");
    const slider = page.getByRole("slider", { name: "Requests a month" });
    await slider.focus();
    await page.keyboard.press("End");
    expect(await slider.getAttribute("aria-valuetext")).toBe("10,000,000,000");
    const { functions } = costAt(withRequests(defaultInputs, 1e10), pricesOf("us-east-1"), 1e10);
    await page.getByText(dollars(functions), { exact: true }).first().waitFor();
    expect(new URL(page.url()).hash).toBe("#/cost?requests=10000000000");
    await close();
  });

  test("open as a link says, in another region and with another way out", async () => {
    const { page, close } = await open(
      "#/cost?requests=50000000&region=eu-west-1&egress=nat&ms=80",
    );
    await page.getByText("What is deployed", { exact: true }).click();
    expect(await page.getByLabel("Region").inputValue()).toBe("eu-west-1");
    expect(await page.getByLabel("Way out of tasks").inputValue()).toBe("nat");
    expect(await page.locator(".bill").getByText("NAT gateways", { exact: true }).count()).toBe(1);
    const slider = page.getByRole("slider", { name: "Duration, warm" });
    expect(await slider.getAttribute("aria-valuetext")).toBe("80 ms");
    await page.getByLabel("Region").selectOption("us-east-1");
    expect(new URL(page.url()).hash).toBe("#/cost?requests=50000000&ms=80&egress=nat");
    await close();
  });

  test("take what is typed, and say what cannot be", async () => {
    const { page, close } = await open("#/cost");
    const field = page.getByLabel("Requests a month, typed");
    await field.fill("33M");
    expect(await page.evaluate("location.hash")).toBe("#/cost?requests=33000000");
    const { containers } = costAt(defaultInputs, pricesOf("us-east-1"), 33e6);
    await page.getByText(dollars(containers), { exact: true }).first().waitFor();
    await field.fill("many");
    expect(await field.getAttribute("aria-invalid")).toBe("true");
    await field.blur();
    expect(await field.inputValue()).toBe("33,000,000");
    expect(new URL(page.url()).hash).toBe("#/cost?requests=33000000");
    await close();
  });

  test("rank what moves the break-even, and name what does not", async () => {
    const { page, close } = await open("#/cost");
    await page.getByText("What moves the break-even").click();
    const table = page.getByRole("table", { name: /^Each input alone/ });
    await table.waitFor();
    expect(await table.getByRole("row").nth(1).textContent()).toMatch(/^In front of the functions/);
    expect(await page.getByText(/^These move nothing: /).textContent()).toContain(
      "Requests a second and task",
    );
    await close();
  });

  test("can be read as a table, and on a phone of 360 pixels", async () => {
    const { page, close } = await open("#/cost");
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByText("The curves as a table").click();
    const row = page.getByRole("row", { name: /^1 B / });
    const { functions, containers, managed } = costAt(defaultInputs, pricesOf("us-east-1"), 1e9);
    expect(await row.textContent()).toMatch(
      `1 B${[functions, containers, managed].map(dollars).join("")}`,
    );
    await page.getByText("All inputs").click();
    const inputs = page.getByRole("table", { name: "What it is computed from" });
    expect(await inputs.textContent()).toContain("Share of cold starts0.00500assumed, 0.00167 to");
    // The totals stay in view while the sliders below them are moved.
    await page.getByRole("slider", { name: "Tasks kept at least" }).scrollIntoViewIfNeeded();
    expect(await page.getByText("Functions, a month").isVisible()).toBe(true);
    const top = await page.evaluate(
      'document.querySelector(".totals").getBoundingClientRect().top',
    );
    expect(top).toBe(0);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
    await close();
  });
});
