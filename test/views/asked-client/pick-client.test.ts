import test from 'ava';
import fc from 'fast-check';
import { problemsOfOptions } from '../../../playground/strictness/options.ts';
import { problemsOfModal } from '../../../playground/strictness/surfaces.ts';
import { clientOptions } from '../../../views/asked-client/client-options.ts';
import { pickClientModal } from '../../../views/asked-client/pick-client-modal.ts';

const client = (clientId: string) => ({ clientId, riskBand: 'B', trades: 6, totalInvested: 125_000_000 });

test('an option shows the client’s band, purchases and amount', (t) => {
  t.deepEqual(clientOptions([client('C_0042')]), [
    { text: { type: 'plain_text', text: 'C_0042 · band B · 6 purchases, ₹12.5 lakh bought', emoji: false }, value: 'C_0042' },
  ]);
});

test('at most a hundred options are offered', (t) => {
  const options = clientOptions(Array.from({ length: 250 }, (_, n) => client(`C_${n}`)));
  t.is(options.length, 100);
  t.deepEqual(problemsOfOptions({ options }), []);
});

test('a long id is cut in the text but not in the value, and left out if too long for a value', (t) => {
  const options = clientOptions([client('x'.repeat(75)), client('y'.repeat(76))]);
  t.is(options.length, 1);
  t.is(options[0]?.value, 'x'.repeat(75));
  t.regex(options[0]?.text.text ?? '', /^x+… · band B · 6 purchases, ₹12.5 lakh bought$/);
  t.deepEqual(problemsOfOptions({ options }), []);
});

test('whatever clients are found, Slack takes the options', (t) => {
  const anyClient = fc.record({
    clientId: fc.string({ unit: 'binary', maxLength: 200 }),
    riskBand: fc.option(fc.constantFrom('A', 'B', 'C')),
    trades: fc.nat(),
    totalInvested: fc.integer({ min: 0, max: 9_000_000_000_000_000 }),
  });
  fc.assert(
    fc.property(fc.array(anyClient, { maxLength: 120 }), (clients) => problemsOfOptions({ options: clientOptions(clients) }).length === 0),
  );
  t.pass();
});

test('the modal lists clients before anything is typed, and keeps to Slack’s limits', (t) => {
  const view = pickClientModal('recommend', '{}');
  const [block] = view.blocks;
  t.like(block, {
    type: 'input',
    block_id: 'client',
    element: { type: 'external_select', action_id: 'client_picked', min_query_length: 0 },
  });
  t.deepEqual(problemsOfModal({ ...view }), []);
  t.is(view.private_metadata, '{}');
});
