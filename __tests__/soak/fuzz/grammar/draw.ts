import fc from "fast-check";

/** Stands in many places of a request, and must be in no answer that is an error. */
export const MARK = "zqmarkqz";
/** A post that is there. */
export const FIXTURE = "fuzz-fixture";

export const { constantFrom: oneOf, constant } = fc;
export const often = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary });
export const latin1 = (maxLength: number) =>
  fc.string({
    unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)),
    maxLength,
  });
export const repeated = (text: string, maxLength: number) =>
  fc.integer({ min: 1, max: maxLength }).map((times) => text.repeat(times));
