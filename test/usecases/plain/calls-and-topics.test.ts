import test from 'ava';
import type { ClientCall } from '../../../src/advisor/desk/call-list.ts';
import { NO_PARTS, type PlainCall } from '../../../src/advisor/plain/plain-call.ts';
import { addDays, clientId, paise } from '../../../src/advisor/units.ts';
import type { Actor } from '../../../src/usecases/actor/actor.ts';
import { topics } from '../../../src/usecases/plain/topics.ts';
import { DamagedRowError } from '../../../src/usecases/ports/recommendation-store.ts';
import { chosenCallsMessage } from '../../../views/plain/calls-message.ts';
import { openTrainedProduct, TEST_NOW } from '../../helpers/product.ts';
import { said } from '../../helpers/slack/said.ts';

const SUPERVISOR: Actor = { id: 'U_SUPER', role: 'supervisor', sees: 'all' };
const calls = (parts: Partial<PlainCall>): PlainCall => ({ ...NO_PARTS, verb: 'calls', ...parts });

test('a call list that’s too long to look through is never said to have nobody', async (t) => {
  const product = await openTrainedProduct(t);
  const today = product.calendar.today();
  const own = [];
  for await (const profile of product.stores.profiles.readSome(200)) own.push(profile);
  const inBand = own.find(({ riskBand }) => riskBand === 'A');
  if (!inBand) return t.fail('nobody in band A');
  const maturing = (id: string): ClientCall => ({
    kind: 'maturing',
    clientId: clientId(id),
    clientName: null,
    relationshipManagerId: '1',
    outstanding: null,
    bought: paise(100),
    day: addDays(today, 3),
    amount: paise(100),
    bonds: 1,
  });
  const others = Array.from({ length: 500 }, (_, at) => maturing(`X_${1000 + at}`));
  const ask = async (parts: Partial<PlainCall>) => {
    const chosen = await product.services.callsOf({ actor: SUPERVISOR, asked: calls({ only: 'maturing', ...parts }) });
    return chosen ? said(chosenCallsMessage(chosen, null).blocks) : '';
  };
  await product.stores.calls.replaceAll([...others, maturing(inBand.clientId)], today, TEST_NOW);
  const cut = await ask({ band: 'A' });
  t.notRegex(cut, /Nobody among your clients/);
  t.regex(cut, /there may be more/);
  t.regex(await ask({}), /There are more\. Narrow it down/);
  await product.stores.calls.replaceAll([maturing(inBand.clientId)], today, TEST_NOW);
  const whole = await ask({ band: 'A' });
  t.true(whole.includes(inBand.clientId));
  t.notRegex(whole, /may be more/);
  t.regex(await ask({ band: 'C' }), /Nobody among your clients/);
});

test('days before what the call list knows are noted', async (t) => {
  const product = await openTrainedProduct(t);
  const today = product.calendar.today();
  const said90 = async (days: number) => {
    const asked = calls({ when: { from: addDays(today, -days), to: today } });
    const chosen = await product.services.callsOf({ actor: SUPERVISOR, asked });
    return chosen ? said(chosenCallsMessage(chosen, null).blocks) : '';
  };
  t.regex(await said90(200), /The call list reaches back to \d+ \w+ 2026/);
  t.notRegex(await said90(10), /reaches back/);
});

test('a purchase of a client who moved to another adviser after the training isn’t shown to the earlier one', async (t) => {
  const product = await openTrainedProduct(t);
  const asked: PlainCall = { ...NO_PARTS, verb: 'trades', when: { from: null, to: null } };
  const adviser: Actor = { id: 'U_ADVISOR', role: 'advisor', sees: ['1'] };
  const ask = async () => {
    const outcome = await product.services.tradesOf({ actor: adviser, client: null, asked });
    if (outcome.kind !== 'trades') throw new Error(outcome.kind);
    return outcome.trades;
  };
  const before = await ask();
  const moved = before.newest[0]?.trade.clientId ?? '';
  const { knex } = product.sourceDatabase;
  const member = await knex('user_members').where({ user_member_id: moved }).first('parent_id');
  await knex('users')
    .where(member ? { id: member.parent_id } : { client_id: moved })
    .update({ rm_id: 2 });
  const after = await ask();
  t.false(after.newest.some(({ trade }) => trade.clientId === moved));
  t.true(after.clients < before.clients);
  t.true(after.amount < before.amount);
});

test('a thread’s topic is unknown under a damaged recommendation, and a database that’s away is an error', async (t) => {
  const { stores, clock } = await openTrainedProduct(t);
  const of = (error: Error) =>
    topics({ marks: stores.marks, clock, recommendations: { findByMessage: () => Promise.reject(error) } }).of(SUPERVISOR, {
      channel: 'C',
      ts: '1.1',
    });
  t.is(await of(new DamagedRowError('damaged')), null);
  await t.throwsAsync(of(new Error('away')), { message: 'away' });
});
