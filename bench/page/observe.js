// Run in a page before its own scripts: notes how far what is shown has moved, and its thread's longest task. Not
// TypeScript: what compiles that for the benches names functions by a helper that a page does not have.
/* global PerformanceObserver */
const measured = { shift: 0, longest: 0 };
const each = (type, take) =>
  new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
    type,
    buffered: true,
  });
each("layout-shift", ({ value }) => {
  measured.shift += value;
});
each("longtask", ({ duration }) => {
  measured.longest = Math.max(measured.longest, duration);
});
// Last, so that a fault above is no measurement of nothing.
globalThis.measured = measured;
