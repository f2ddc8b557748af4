import test from 'ava';
import fc from 'fast-check';
import { z } from 'zod';
import { modalMemory } from '../../../src/slack/listener/modal-memory.ts';
import { SLACK_LIMITS } from '../../../views/blocks/limits.ts';

const memory = modalMemory({ clientId: z.string().min(1).max(191) });
const ASKER = { userId: 'U1', channel: 'C1', responseUrl: 'https://hooks.slack.com/commands/1' };

test('a modal remembers what it was given, and where it was asked for', (t) => {
  const written = memory.write({ clientId: 'C_0042' }, ASKER);
  t.deepEqual(memory.read(written), { clientId: 'C_0042', channel: 'C1', responseUrl: ASKER.responseUrl });
  t.deepEqual(memory.askerOf('U1', written), ASKER);
  t.false(written.includes('U1'), 'who answers is who submits');
});

test('an address for answers that does not fit is left out', (t) => {
  const written = memory.write({ clientId: 'C_0042' }, { ...ASKER, responseUrl: `https://hooks.slack.com/${'x'.repeat(3000)}` });
  t.true(written.length <= SLACK_LIMITS.privateMetadata);
  t.is(memory.read(written)?.responseUrl, null);
});

test('nothing is read from metadata that is not ours, and the person is answered in direct messages', (t) => {
  t.deepEqual(memory.askerOf('U1', JSON.stringify({ channel: 'C1', responseUrl: null })), {
    userId: 'U1',
    channel: 'U1',
    responseUrl: null,
  });
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (metadata) => {
      const asker = memory.askerOf('U1', metadata);
      return memory.read(metadata) === null && asker.channel === 'U1' && asker.responseUrl === null;
    }),
  );
});
