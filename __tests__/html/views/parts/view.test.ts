import { parts, totals } from "../../../../parts/parts.json";
import { chromium, describeWith } from "../../../support/tools";
import { useSite } from "../../use-site";

describeWith([chromium], "the parts in Chromium", () => {
  const { open } = useSite();

  test("open with the picture and its insight; every kind is folded below, with what it is for", async () => {
    const { page, errors, close } = await open("#/parts");
    const { functions, containers } = totals;
    await page
      .getByRole("heading", {
        name: `Functions are ${functions.kinds} kinds of parts, containers ${containers.kinds}`,
      })
      .waitFor();
    await page.getByText("8 come again for each of 4 endpoints").waitFor();
    const lists = page.getByText("Every kind, and what it is for");
    expect(await page.getByText("aws_lb_target_group").isVisible()).toBe(false);
    await lists.click();
    for (const [side, title] of [
      ["functions", "Functions"],
      ["containers", "Containers"],
      ["shared", "Shared by both"],
    ] as const) {
      const section = page.getByRole("region", { name: title, exact: true });
      const { resources, kinds } = totals[side];
      const shown = await section.textContent();
      expect(shown).toContain(`${kinds} kinds, ${resources} resources`);
      const list = await page
        .getByRole("region", { name: `${title}, by kind`, exact: true })
        .textContent();
      const own = parts.filter((part) => part.side === side).flatMap((part) => part.kinds);
      expect(own.length).toBeGreaterThan(0);
      for (const { type, use } of own) {
        expect(list).toContain(type);
        expect(list).toContain(use);
      }
      expect(await section.locator(".blocks i").count()).toBe(resources);
    }
    expect(errors).toEqual([]);
    await close();
  });

  test("are the same from a link, from the tab and on a phone of 360 pixels", async () => {
    const { page, close } = await open("");
    await page.getByRole("navigation").getByRole("link", { name: "Parts" }).click();
    await page.getByRole("heading", { name: /^Functions are \d+ kinds/ }).waitFor();
    expect(await page.title()).toBe("Parts · Functions or containers");
    const current = page.getByRole("navigation").locator("[aria-current=page]");
    expect(await current.textContent()).toBe("Parts");
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
    await close();
  });
});
