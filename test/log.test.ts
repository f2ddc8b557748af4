import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import test from 'ava';

test('every line that is written for one request carries its id, and no other line does', (t) => {
  const [log, context] = ['src/log.ts', 'src/slack/request-context.ts'].map((file) => resolve(import.meta.dirname, '..', file));
  const script = `
    import { logger } from ${JSON.stringify(log)};
    import { inRequest } from ${JSON.stringify(context)};
    const log = logger('info');
    log.info('before');
    inRequest({ id: 'abcd1234', failed: false }, () => { log.info('within'); log.warn({ more: 1 }, 'also'); });
    log.info('after');`;
  const { stderr } = spawnSync(process.execPath, ['--import=tsx', '--input-type=module', '-e', script], { encoding: 'utf8' });
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
