import { literal, literals } from "../../modules/literal";
import { ref } from "./synthesize";

test.each([
  ["plain $5 and 10 %", "plain $5 and 10 %"],
  [`Bearer ${ref("KEY")}`, `Bearer $${ref("KEY")}`],
  [`%{ if true }${ref("a")}$`, `%%{ if true }$${ref("a")}$`],
])("%s", (text, written) => {
  expect(literal(text)).toBe(written);
  expect(literals({ text })).toEqual({ text: written });
});
