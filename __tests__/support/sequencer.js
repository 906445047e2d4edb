// The deploys mostly wait for the emulator: spread over the run, each beside suites that use the CPU.
// Left to the end, as their small files would be, two workers would wait together.
const { dirname } = require("node:path");
const paths = [dirname(require.resolve("jest"))];
const { default: Sequencer } = require(require.resolve("@jest/test-sequencer", { paths }));

const isDeploy = ({ path }) => /[\\/]__tests__[\\/]deploy[\\/]/.test(path);

module.exports = class extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests);
    const deploys = sorted.filter(isDeploy);
    const others = sorted.filter((test) => !isDeploy(test));
    const between = Math.ceil(others.length / Math.max(1, deploys.length));
    return [
      ...deploys.flatMap((deploy, at) => [
        deploy,
        ...others.slice(at * between, (at + 1) * between),
      ]),
      ...(deploys.length === 0 ? others : []),
    ];
  }
};
