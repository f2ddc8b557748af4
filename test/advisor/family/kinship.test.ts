import test from 'ava';
import type { Holding } from '../../../src/advisor/book/profile.ts';
import { kinshipOf } from '../../../src/advisor/family/kinship.ts';
import { fraction, paiseFromRupees } from '../../../src/advisor/units.ts';
import { dayOf, sampleProfile } from '../../helpers/samples/sample-recommendation.ts';

const held = (bondType: string): Holding => ({ bondType, trades: 1, amount: paiseFromRupees(1000), lastDay: dayOf('2026-01-05') });

test('parent and child agree and differ in risk, reinvestment and types', (t) => {
  const parent = sampleProfile({ riskBand: 'A', reinvestmentRatio: fraction(0.6), holdings: [held('Gilts'), held('Corporate Bonds')] });
  const child = sampleProfile({ riskBand: 'B', reinvestmentRatio: fraction(0.25), holdings: [held('Green Bonds'), held('Gilts')] });
  const { reinvestmentDifference, ...rest } = kinshipOf(parent, child);
  t.is(Math.round((reinvestmentDifference ?? 0) * 100), -35);
  t.deepEqual(rest, {
    riskMatches: false,
    reinvestmentSimilar: false,
    shared: ['Gilts'],
    parentOnly: ['Corporate Bonds'],
    childOnly: ['Green Bonds'],
  });
});

test('similar is under twenty points apart; exactly twenty is not, whatever the binary dust', (t) => {
  const similar = (parent: number, child: number) =>
    kinshipOf(sampleProfile({ reinvestmentRatio: fraction(parent) }), sampleProfile({ reinvestmentRatio: fraction(child) }))
      .reinvestmentSimilar;
  t.true(similar(0.5, 0.6999));
  t.false(similar(0.5, 0.7));
  t.false(similar(0.1, 0.3));
  t.false(similar(0.3, 0.1));
});

test('what is unknown for one of them is neither alike nor different, and Unclassified is not a type', (t) => {
  const parent = sampleProfile({ riskBand: null, reinvestmentRatio: null, holdings: [held('Unclassified')] });
  const found = kinshipOf(parent, sampleProfile({ holdings: [] }));
  t.deepEqual(found, {
    riskMatches: null,
    reinvestmentDifference: null,
    reinvestmentSimilar: null,
    shared: [],
    parentOnly: [],
    childOnly: [],
  });
});
