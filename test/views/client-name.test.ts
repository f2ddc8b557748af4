import test from 'ava';
import { clientName } from '../../views/client-name.ts';
import { clientOptions } from '../../views/client-options.ts';

test('a client is called by name and id, and by the id alone where the book keeps no names', (t) => {
  t.is(clientName({ clientId: 'C_0042', name: 'Asha Rao' }, 70), 'Asha Rao · C_0042');
  for (const name of [null, '', '   ', '\u0000\u0007', '\u202e']) t.is(clientName({ clientId: 'C_0042', name }, 70), 'C_0042');
  t.is(clientName({ clientId: 'C_0042' }, 70), 'C_0042');
  t.is(clientName({ clientId: 'C_0042', name: 'C_0042' }, 70), 'C_0042');
});

test('a name gives way to the id: it is cut to what is left, and left out where that is next to nothing', (t) => {
  const name = 'N'.repeat(300);
  t.is(clientName({ clientId: 'C_0042', name }, 30), `${'N'.repeat(20)}… · C_0042`);
  t.is(clientName({ clientId: 'C'.repeat(65), name }, 70), 'C'.repeat(65));
  for (const longest of [20, 70, 140]) t.true(clientName({ clientId: 'C_0042', name }, longest).length <= longest);
});

test('a name that turns the line around or holds line breaks is shown in one line, from left to right', (t) => {
  t.is(clientName({ clientId: 'C_1', name: 'Asha\n\u202eoaR' }, 70), 'Asha oaR · C_1');
});

test('in the type-ahead a client is shown with the name, and comes back by the id', (t) => {
  const [option] = clientOptions([{ clientId: 'C_0042', name: 'N'.repeat(300), riskBand: 'B', trades: 6, totalInvested: 125_000_000 }]);
  t.is(option?.value, 'C_0042');
  t.regex(option?.text.text ?? '', /^N+… · C_0042 · band B · 6 purchases · ₹12\.5 lakh$/);
  t.true((option?.text.text.length ?? 99) <= 75);
});
