import { spawnSync } from 'node:child_process';
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
