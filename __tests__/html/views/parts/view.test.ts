import { parts, totals } from "../../../../parts/parts.json";
import { chromium, describeWith } from "../../../support/tools";
import { useSite } from "../../use-site";

describeWith([chromium], "the parts in Chromium", () => {
  const { open } = useSite();

  test("show every kind of each side with what it is for, and the sums", async () => {
    const { page, errors, close } = await open("#/parts");
    for (const [side, title] of [
      ["functions", "Functions"],
      ["containers", "Containers"],
      ["shared", "Shared by both"],
    ] as const) {
      const section = page.getByRole("region", { name: title, exact: true });
      const { resources, kinds } = totals[side];
      const shown = await section.textContent();
      expect(shown).toContain(`${resources} resources of ${kinds} kinds`);
      const own = parts.filter((part) => part.side === side).flatMap((part) => part.kinds);
      expect(own.length).toBeGreaterThan(0);
      for (const { type, use } of own) {
        expect(shown).toContain(type);
        expect(shown).toContain(use);
      }
      expect(await section.locator(".blocks i").count()).toBe(resources);
    }
    expect(errors).toEqual([]);
    await close();
  });

  test("are the same from a link, from the tab and on a phone of 360 pixels", async () => {
    const { page, close } = await open("");
    await page.getByRole("navigation").getByRole("link", { name: "Parts" }).click();
    await page.getByRole("heading", { name: "What each backend is made of" }).waitFor();
    expect(await page.title()).toBe("Parts · Functions or containers");
    const current = page.getByRole("navigation").locator("[aria-current=page]");
    expect(await current.textContent()).toBe("Parts");
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
    await close();
  });
});
