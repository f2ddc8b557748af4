import test from 'ava';
import { filesOf, readAvaReport } from './ava-report.ts';

// As AVA 7.0.0 printed it for files made to fail; the paths are shortened.
const OUTPUT = `
  ✔ a › passes
  \u001b[31m✘ [fail]:\u001b[39m a › throws \u001b[3mError thrown in test\u001b[23m

  Uncaught exception in a.test.js

  a.test.js:5

   5: test('uncaught', async (t) => { t.pass();

  TypeError: later

  › Timeout._onTimeout (file://a.test.js:5:65)

  ✘ a.test.js exited with a non-zero exit code: 1
  ✔ b › passes (303ms)

  ✘ Timed out while running tests

  1 tests were pending in b.test.js

  ◌ b › never ends

  ─

  a › throws

  Error thrown in test:
    ✘ not a test

  1 test failed
`;

test('the report of a run names failed tests, files that ended badly with the reason, and tests that never ended', (t) => {
  t.deepEqual(readAvaReport(OUTPUT), {
    passed: 2,
    failed: 3,
    faults: [
      '✘ [fail]: a › throws Error thrown in test',
      'Uncaught exception in a.test.js',
      '  a.test.js:5',
      "  5: test('uncaught', async (t) => { t.pass();",
      '  TypeError: later',
      '✘ a.test.js exited with a non-zero exit code: 1',
      '✘ Timed out while running tests',
      '1 tests were pending in b.test.js',
      '  ◌ b › never ends',
    ],
  });
});

test('without a fault there is nothing to name', (t) => {
  t.deepEqual(readAvaReport('  ✔ a › passes\n\n  ─\n\n  1 test passed\n'), { passed: 1, failed: 0, faults: [] });
});

test('the files of a run’s faults are found by the words before a title, and by path', (t) => {
  const faults = [
    '✘ [fail]: helpers › ava-report › a title › with such a mark Error thrown in test',
    'Uncaught exception in helpers/inside.test.js',
    'Uncaught exception in build/modules/test/log.test.js',
    '  a line of an error',
    'AVA ended with 1 after 3 tests',
  ];
  const folder = 'build/modules/test';
  t.deepEqual(filesOf(faults, folder), [`${folder}/helpers/ava-report.test.js`, `${folder}/log.test.js`]);
});
