// Jest's own report, then the two things that it hides: why a suite was skipped, and one closing
// line in plain words. Plain JavaScript, because Jest does not transform its reporters.
const { DefaultReporter, SummaryReporter } = require("@jest/reporters");

/** A suite whose tool is missing is named "needs <tool>: <how to get it>" (see tools.ts). */
const NEEDS = /^needs (.+)$/;

class Reporter extends DefaultReporter {
  constructor(globalConfig, ...rest) {
    super(globalConfig, ...rest);
    this.summary = new SummaryReporter(globalConfig, ...rest);
  }

  onRunStart(results, options) {
    super.onRunStart(results, options);
    this.summary.onRunStart(results, options);
  }

  onRunComplete(contexts, results) {
    this.summary.onRunComplete(contexts, results);
    super.onRunComplete();
    const missing = new Map();
    for (const file of results.testResults) {
      for (const test of file.testResults) {
        const need =
          test.status === "pending" && test.ancestorTitles.map((t) => NEEDS.exec(t)?.[1]);
        const name = need ? need.find(Boolean) : undefined;
        if (name) missing.set(name, (missing.get(name) ?? 0) + 1);
      }
    }
    for (const [need, count] of missing) console.log(`SKIPPED ${count} tests: they need ${need}`);
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    console.log(`${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped`);
  }
}

module.exports = Reporter;
