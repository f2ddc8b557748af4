import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import test from 'ava';

test('every line that is written for one request carries its id, and no other line does', (t) => {
  const [log, context] = ['../src/log.js', '../src/slack/edge/request-context.js'].map((file) => new URL(file, import.meta.url).href);
  const script = `
    import { logger } from ${JSON.stringify(log)};
    import { inRequest, newRequest } from ${JSON.stringify(context)};
    const log = logger('info');
    log.info('before');
    inRequest({ ...newRequest(), id: 'abcd1234' }, () => { log.info('within'); log.warn({ more: 1 }, 'also'); });
    log.info('after');`;
  const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  const lines = stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  t.deepEqual(
    lines.map(({ msg, request }) => [msg, request]),
    [
      ['before', undefined],
      ['within', 'abcd1234'],
      ['also', 'abcd1234'],
      ['after', undefined],
    ],
  );
});

test('a log that cannot be written, as on a full disk, disturbs nobody', (t) => {
  const log = new URL('../src/log.js', import.meta.url).href;
  const script = `
    import { logger } from ${JSON.stringify(log)};
    const log = logger('info');
    for (let line = 0; line < 20_000; line++) log.warn({ line, more: 'x'.repeat(500) }, 'no room');
    console.log(process.memoryUsage().rss < 300e6 ? 'alive' : 'too large');`;
  const full = openSync('/dev/full', 'w');
  t.teardown(() => closeSync(full));
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', full],
  });
  t.deepEqual([stdout, status], ['alive\n', 0]);
});

test('a log whose reader stands still holds nobody up', (t) => {
  const log = new URL('../src/log.js', import.meta.url).href;
  const script = `
    import { logger } from ${JSON.stringify(log)};
    const log = logger('info');
    const began = performance.now();
    for (let line = 0; line < 1000; line++) log.warn({ line, more: 'x'.repeat(500) }, 'nobody reads this');
    console.log(performance.now() - began < 4000 ? 'alive' : 'held up');`;
  const pipe = '{ "$0" --input-type=module -e "$1" 2>&1 1>&4 | sleep 5; } 4>&1';
  const { stdout } = spawnSync('sh', ['-c', pipe, process.execPath, script], { encoding: 'utf8' });
  t.is(stdout, 'alive\n');
});
