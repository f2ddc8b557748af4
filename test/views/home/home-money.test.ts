import test from 'ava';
import { day, paiseFromRupees } from '../../../src/advisor/units.ts';
import { NEWEST_LOOK, PLAINEST_LOOK } from '../../../views/blocks/look.ts';
import { CALLS_DONE_ACTION, CALLS_NOT_DONE_ACTION, callListMessage } from '../../../views/home/call-list-message.ts';
import { homeView } from '../../../views/home/home-view.ts';
import { objectsIn } from '../../helpers/inside.ts';
import { idleCall, maturingCall, sampleCalls, sampleFigures, sampleHome, sampleSegment } from '../../helpers/samples/sample-home.ts';
import { said } from '../../helpers/slack/said.ts';

const home = (more: Parameters<typeof sampleHome>[0] = {}): string => said(homeView(sampleHome({ ownClients: null, ...more })).blocks);

test('Home says of every amount whether it is outstanding or was bought, and what the yield averages', (t) => {
  const text = home();
  t.regex(text, /\*Outstanding\* ₹7\.2 crore, held by 541 of 580 buyers; another ₹9 lakh has no maturity recorded/);
  t.regex(text, /\*Bought so far\* ₹21 crore in 3,600 trades, matured or not/);
  t.regex(text, /\*Average yield\* 9\.21% at purchase, over what’s outstanding, weighted by amount/);
  t.regex(text, /A, conservative\s+300 clients \(50%\) · ₹3\.4 crore outstanding/);
  t.regex(text, /₹4\.1 crore outstanding, held by 380 clients · mostly Corporate Bonds \(40%\)/);
  t.notRegex(text, /invested/i);
});

test('how much one to four holders of a segment have outstanding is not told', (t) => {
  const few = home({ figures: sampleFigures({ segments: [sampleSegment({ holders: 4 })] }) });
  t.regex(few, /fewer than five clients hold anything/);
  t.notRegex(few, /₹4\.1 crore|mostly Corporate/);
  const none = sampleSegment({ holders: 0, outstanding: paiseFromRupees(0), topTypes: [] });
  t.regex(home({ figures: sampleFigures({ segments: [none] }) }), /₹0 outstanding, held by 0 clients/);
});

test('what matured and was not bought again comes first, and every line is about one day', (t) => {
  const text = home();
  t.true(text.indexOf('not bought again') < text.indexOf('Maturing within 30 days'));
  t.regex(text, /Matured in the last 90 days, not bought again\s+3 clients, ₹90 lakh in all; 2 of 4 maturities shown/);
  t.regex(text, /\*C_0044\* ₹2\.5 lakh in 1 bond matured 20 days ago, on 20 Feb 2026; none of it bought again/);
  t.regex(text, /\*C_0045\* ₹2\.5 lakh in 1 bond matured 20 days ago, on 20 Feb 2026; ₹90,000 not bought again/);
  t.regex(text, /Maturing within 30 days\s+12 clients, ₹3 crore in all; 2 of 14 maturities shown/);
  t.regex(text, /\*C_0043\* ₹2\.5 lakh in 3 bonds matures in 9 days, on 21 Mar 2026/);
  t.regex(text, /₹9 lakh outstanding/);
});

test('what matured since the book was read is a call, and says that nobody knows yet whether it was bought again', (t) => {
  const since = [maturingCall('C_0042'), maturingCall('C_0043')].map((call, at) => ({ ...call, day: day(sampleCalls().asOf - 1 - at) }));
  const calls = sampleCalls({ maturedSince: { calls: since, days: 2, clients: 2, amount: paiseFromRupees(500_000) } });
  const text = home({ calls });
  t.regex(text, /Matured since the book was read \(not known yet if it was bought again\)\s+2 clients, ₹5 lakh in all/);
  t.regex(text, /\*C_0042\* ₹2\.5 lakh in 1 bond matured yesterday, on 11 Mar 2026; not known yet if it was bought again/);
  t.regex(text, /\*C_0043\* ₹2\.5 lakh in 1 bond matured 2 days ago, on 10 Mar 2026; not known yet/);
  for (const look of [NEWEST_LOOK, PLAINEST_LOOK]) {
    const list = callListMessage(calls, look, null);
    t.regex(
      list.text,
      /; matured since the book was read \(not known yet if it was bought again\): ₹5 lakh in all \(2 clients, 2 maturities\);/,
    );
    t.regex(said(list.blocks), /not known yet if it was bought again/);
  }
  const only = { matured: sampleCalls().maturedSince, maturing: sampleCalls().maturedSince, idle: [] };
  t.notRegex(home({ calls: { ...calls, ...only } }), /Nobody:/);
});

test('what matured after an old book ends may have been bought again, and an old book says until when it knows', (t) => {
  const calls = sampleCalls();
  const matured = calls.matured.calls.map((call) => call.day);
  const oldBook = (ends: number) => ({ day: day(ends), workingDays: 12, on: calls.asOf });
  const [last = 0] = matured.toSorted((a, b) => b - a);
  const before = home({ oldBook: oldBook(last - 1) });
  t.regex(before, /Matured in the last 90 days, not bought again as far as the book goes/);
  t.regex(before, /\*C_0044\* ₹2\.5 lakh in 1 bond matured 20 days ago, on 20 Feb 2026; not known yet if it was bought again/);
  t.notRegex(before, /none of it bought again/);
  t.regex(home({ oldBook: oldBook(last) }), /on 20 Feb 2026; none of it bought again by 20 Feb 2026/);
  for (const look of [NEWEST_LOOK, PLAINEST_LOOK])
    t.regex(said(callListMessage(calls, look, oldBook(last - 1)).blocks), /not known yet if (it was )?bought again/);
});

test('an idle client with nothing outstanding is shown with what was bought', (t) => {
  const gone = { ...idleCall('C_1'), outstanding: paiseFromRupees(0) };
  const unknown = { ...idleCall('C_2'), outstanding: null };
  const text = home({ calls: sampleCalls({ idle: [gone, unknown] }) });
  t.regex(text, /nothing outstanding, ₹12\.5 lakh bought so far/);
  t.regex(text, /maturities not recorded, ₹12\.5 lakh bought so far/);
});

test('the whole list has the three kinds, as a table or as lines', (t) => {
  for (const look of [NEWEST_LOOK, PLAINEST_LOOK]) {
    const { text, blocks } = callListMessage(sampleCalls(), look, null);
    t.is(
      text,
      'Clients to call: matured in the last 90 days and not bought again: ₹90 lakh in all (3 clients, 4 maturities); matures within 30 days: ₹3 crore in all (12 clients, 14 maturities)',
    );
    for (const id of ['C_0042', 'C_0044', 'C_0101']) t.true(said(blocks).includes(id), id);
  }
});

test('clients who are done leave the list, and can be brought back', (t) => {
  const done = callListMessage(sampleCalls(), NEWEST_LOOK, null, { done: new Set(['C_0042']), owner: 'U_ADVISOR' });
  const menus = objectsIn(done.blocks).filter(({ type }) => type === 'static_select');
  const idsIn = (action: string): string[] =>
    ((menus.find(({ action_id: id }) => id === action)?.options ?? []) as Array<{ value: string }>).map(({ value }) => value);
  t.false(idsIn(CALLS_DONE_ACTION).includes('C_0042'));
  t.deepEqual(idsIn(CALLS_NOT_DONE_ACTION), ['C_0042']);
  t.notRegex(JSON.stringify(done.blocks.find(({ type }) => (type as string) === 'data_table')), /C_0042/);
  t.regex(said(done.blocks), /\d+ entries, \d+ done\./);
  t.deepEqual(
    objectsIn(callListMessage(sampleCalls(), NEWEST_LOOK, null).blocks)
      .filter(({ type }) => type === 'static_select')
      .map(({ action_id: id }) => id),
    ['client_recommend', 'client_profile', CALLS_DONE_ACTION],
  );
});
