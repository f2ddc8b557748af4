import test from 'ava';
import { clientName, withoutNames } from '../../../views/asked-client/client-name.ts';
import { clientOptions } from '../../../views/asked-client/client-options.ts';

test('a client is shown by name and id, or by id if the book has no name', (t) => {
  t.is(clientName({ clientId: 'C_0042', name: 'Asha Rao' }, 70), 'Asha Rao · C_0042');
  for (const name of [null, '', '   ', '\u0000\u0007', '\u202e']) t.is(clientName({ clientId: 'C_0042', name }, 70), 'C_0042');
  t.is(clientName({ clientId: 'C_0042' }, 70), 'C_0042');
  t.is(clientName({ clientId: 'C_0042', name: 'C_0042' }, 70), 'C_0042');
});

test('the name is cut before the id, and left out if almost nothing of it would remain', (t) => {
  const name = 'N'.repeat(300);
  t.is(clientName({ clientId: 'C_0042', name }, 30), `${'N'.repeat(20)}… · C_0042`);
  t.is(clientName({ clientId: 'C'.repeat(65), name }, 70), 'C'.repeat(65));
  for (const longest of [20, 70, 140]) t.true(clientName({ clientId: 'C_0042', name }, longest).length <= longest);
});

test('a name with direction marks or line breaks is shown on one line, left to right', (t) => {
  t.is(clientName({ clientId: 'C_1', name: 'Asha\n\u202eoaR' }, 70), 'Asha oaR · C_1');
});

test('what others may read too shows ids alone, also after a builder that failed', (t) => {
  const client = { clientId: 'C_0042', name: 'Asha Rao' };
  t.is(
    withoutNames(() => clientName(client, 70)),
    'C_0042',
  );
  t.throws(() =>
    withoutNames(() => {
      throw new Error('of the builder');
    }),
  );
  t.is(clientName(client, 70), 'Asha Rao · C_0042');
});

test('the client search shows the name and returns the id', (t) => {
  const [option] = clientOptions([{ clientId: 'C_0042', name: 'N'.repeat(300), riskBand: 'B', trades: 6, totalInvested: 125_000_000 }]);
  t.is(option?.value, 'C_0042');
  t.regex(option?.text.text ?? '', /^N+… · C_0042 · band B · 6 purchases, ₹12\.5 lakh bought$/);
  t.true((option?.text.text.length ?? 99) <= 75);
});
