import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { refuseOldState } from "../../settings/old-state";
import { temporaryFolder } from "../modules/synthesize";

const check = (files: Readonly<Record<string, string>>) => () =>
  refuseOldState(temporaryFolder(files), "blog", "eu-west-1");

test("a state for all regions is to be moved before anything is made beside it", () => {
  expect(check({ "terraform.blog.tfstate": "{}" })).toThrow(
    "terraform.blog.tfstate is of a version that kept one state for all regions; allowed is one for each. If that deploy was to eu-west-1: mv terraform.blog.tfstate terraform.blog.eu-west-1.tfstate. Else put its own region there.",
  );
});

test("none, its own, or that of another app is nothing to speak of", () => {
  expect(check({})).not.toThrow();
  expect(check({ "terraform.shop.tfstate": "{}" })).not.toThrow();
  const folder = temporaryFolder({ "terraform.blog.tfstate": "{}" });
  writeFileSync(join(folder, "terraform.blog.eu-west-1.tfstate"), "{}");
  expect(() => refuseOldState(folder, "blog", "eu-west-1")).not.toThrow();
});
