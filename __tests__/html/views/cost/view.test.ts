import { exampleInputs } from "../../../../compare/cost";
import { breakEven, withRequests } from "../../../../compare/cost/break-even";
import { costAt } from "../../../../compare/cost/curves";
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
    const { functions, containers } = costAt(exampleInputs, prices, 1e6);
    await page.getByText(dollars(functions), { exact: true }).first().waitFor();
    expect(await page.getByRole("status").textContent()).toContain(
      `functions cost ${dollars(containers - functions)} less`,
    );
    const point = breakEven(exampleInputs, prices);
    if (point.kind === "never") throw new Error("the example has a break-even");
    const label = `break-even ${count(point.requestsPerMonth)}`;
    expect(await page.getByText(label, { exact: true }).count()).toBe(1);
    // The same chart, node by node, that the report writes as text.
    const svg = page.locator(".costs .chart svg");
    const [width = 0, height = 0] = await Promise.all(
      ["width", "height"].map(async (name) => Number(await svg.getAttribute(name))),
    );
    const description = (await svg.getAttribute("aria-label")) ?? "";
    const chart = { inputs: exampleInputs, prices, breakEven: point, here: 1e6 };
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
    expect(await slider.getAttribute("aria-valuetext")).toBe("10 B");
    const { functions } = costAt(withRequests(exampleInputs, 1e10), pricesOf("us-east-1"), 1e10);
    await page.getByText(dollars(functions), { exact: true }).first().waitFor();
    expect(new URL(page.url()).hash).toBe("#/cost?requests=10000000000");
    await close();
  });

  test("open as a link says, in another region and with another way out", async () => {
    const { page, close } = await open(
      "#/cost?requests=50000000&region=eu-west-1&egress=nat&ms=80",
    );
    expect(await page.getByLabel("Region").inputValue()).toBe("eu-west-1");
    expect(await page.getByLabel("Way out of the tasks").inputValue()).toBe("nat");
    expect(await page.getByText("NAT gateways", { exact: true }).count()).toBe(1);
    const slider = page.getByRole("slider", { name: "Duration, warm" });
    expect(await slider.getAttribute("aria-valuetext")).toBe("80 ms");
    await page.getByLabel("Region").selectOption("us-east-1");
    expect(new URL(page.url()).hash).toBe("#/cost?requests=50000000&ms=80&egress=nat");
    await close();
  });

  test("can be read as a table, and on a phone of 360 pixels", async () => {
    const { page, close } = await open("#/cost");
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByText("The curves as a table").click();
    const row = page.getByRole("row", { name: /^1 B / });
    expect(await row.textContent()).toBe(`1 B${dollars(1754.3)}${dollars(315.91)}5`);
    await page.getByText("All inputs").click();
    const inputs = page.getByRole("table", { name: "What it is computed from" });
    expect(await inputs.textContent()).toContain("functions: warm seconds0.03");
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
    await close();
  });
});
