import test from 'ava';
import { clientId, paiseFromRupees } from '../../../src/advisor/units.ts';
import { dayOf, NO_SIGNS, sampleBond, sampleProfile, sampleShown, sampleType } from '../../helpers/samples/sample-recommendation.ts';
import { draw, drawMore, linesOf, problemsOf, textOf } from '../../helpers/slack/draw-recommendation.ts';

test('a client with a name is shown by name and id', (t) => {
  const shown = sampleShown({ profile: sampleProfile({ name: '<!channel> *Asha*' }) });
  const message = draw(shown, NO_SIGNS);
  t.regex(message.text, /^Offer Corporate Bonds to &lt;!channel&gt; \*Asha\* · C_0042/);
  t.like(message.blocks[0], { text: { type: 'plain_text', text: 'Offer Corporate Bonds to <!channel> *Asha* · C_0042' } });
});

test('a yield from a last trade shows its day', (t) => {
  const bond = sampleBond({ yieldFrom: 'last-trade', yieldDay: dayOf('2026-03-12') });
  const shown = sampleShown({ recommendation: { recommended: [sampleType('Corporate Bonds', 0.38, { bonds: [bond] })] } });
  for (const message of [draw(shown, NO_SIGNS), drawMore(shown)])
    t.true(textOf(message).includes('9.80% (traded 12 Mar 2026) · 1 Mar 2028'));
});

test('facts from a snapshot are labelled as such', (t) => {
  const shown = sampleShown({ profileFrom: { kind: 'snapshot', takenAt: new Date('2026-03-10T08:00:00Z') } });
  for (const message of [draw(shown, NO_SIGNS), drawMore(shown)])
    t.true(textOf(message).includes('can’t be read just now: purchases are as of 10 Mar 2026'));
});

test('unknown facts of a client or a bond are named as unknown', (t) => {
  const unknown = {
    averageYield: null,
    averageCoupon: null,
    firstTradeDay: null,
    lastTradeDay: null,
    reinvestmentRatio: null,
    boughtAgain: null,
  };
  const profile = sampleProfile({
    ...unknown,
    age: null,
    gender: null,
    riskBand: null,
    riskBandSource: 'unknown',
    trades: 0,
    totalInvested: paiseFromRupees(0),
  });
  const bond = sampleBond({
    isin: null,
    bondId: 'B-77',
    issuer: null,
    coupon: null,
    yieldToMaturity: null,
    yieldFrom: null,
    rating: null,
    maturityDay: null,
    minimumInvestment: null,
  });
  const shown = sampleShown({
    profile,
    recommendation: {
      recommended: [sampleType('Government Securities', 0.2, { reasons: [], bonds: [bond] })],
      excluded: [],
      counterfactual: null,
      segment: { id: 0, name: 'Mature Conservative Investors', size: 1, confidence: null },
    },
  });
  const [message, more] = [draw(shown, NO_SIGNS), drawMore(shown)];
  t.is(linesOf(message.blocks[2]), 'age not recorded · risk band unknown (as A) · no purchase yet');
  t.true(textOf(more).includes('risk band unknown, treated as A · no purchase yet · not recorded: age, gender'));
  t.true(linesOf(message.blocks[1]).includes('B-77 · yield unknown · maturity unknown · government-backed · B-77'));
  t.true(textOf(more).includes('(1 client, confidence not measured)'));
  t.is(
    message.text,
    'Offer Government Securities to C_0042 · The only type that fits: 20% chance it’s the next purchase, of all types. Best bond: B-77 · yield unknown · maturity unknown · government-backed · B-77.',
  );
  t.false(/null|undefined|NaN|Left out/.test(JSON.stringify([message, more])));
  for (const each of [message, more]) t.is(problemsOf(each), null);
});

test('a derived risk band and a parent are shown', (t) => {
  const shown = sampleShown({ profile: sampleProfile({ riskBandSource: 'derived', parentId: clientId('C_0001') }) });
  t.true(textOf(drawMore(shown)).includes('risk band B (from purchases) ·'));
  t.true(textOf(drawMore(shown)).includes('· family of C_0001'));
});
