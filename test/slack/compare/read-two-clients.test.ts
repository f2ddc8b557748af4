import test from 'ava';
import fc from 'fast-check';
import { readTwoClients } from '../../../src/slack/compare/read-two-clients.ts';

const ids = (...named: string[]) => ({ kind: 'ids', ids: named });

test('blanks separate none, one or two ids', (t) => {
  t.deepEqual(readTwoClients(undefined), ids());
  t.deepEqual(readTwoClients('   '), ids());
  t.deepEqual(readTwoClients(' C_0042 '), ids('C_0042'));
  t.deepEqual(readTwoClients('C_0042\tC_0017'), ids('C_0042', 'C_0017'));
});

test('an id with blanks is in quotes, straight or curly as phones make them', (t) => {
  t.deepEqual(readTwoClients('"Rao family 7" C_0017'), ids('Rao family 7', 'C_0017'));
  t.deepEqual(readTwoClients('“Rao family 7” “C 17”'), ids('Rao family 7', 'C 17'));
  t.deepEqual(readTwoClients('"" C_0017'), ids('C_0017'));
});

test('what Slack escaped is read as it was typed', (t) => {
  t.deepEqual(readTwoClients('A&amp;B &lt;x&gt;'), ids('A&B', '<x>'));
});

test('more than two ids, an open quote and an id that is too long are refused', (t) => {
  for (const text of ['A B C', '"A B', 'A"B C', `${'x'.repeat(192)} B`])
    t.deepEqual(readTwoClients(text), { kind: 'not-two' }, text.slice(0, 20));
});

test('two ids in quotes are read as they are, whatever is in them', (t) => {
  const id = fc
    .string({ minLength: 1, maxLength: 60 })
    .map((text) => text.replace(/["“”„&]/g, ''))
    .filter((text) => text.trim() !== '');
  fc.assert(
    fc.property(id, id, (left, right) => {
      t.deepEqual(readTwoClients(`"${left}" "${right}"`), ids(left.trim(), right.trim()));
    }),
  );
});
