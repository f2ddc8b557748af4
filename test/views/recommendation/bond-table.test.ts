import test from 'ava';
import type { RecommendedType } from '../../../src/advisor/advice/recommend.ts';
import { fraction } from '../../../src/advisor/units.ts';
import { bondList } from '../../../views/recommendation/bond-list.ts';
import { bondTable } from '../../../views/recommendation/bond-table.ts';
import { sampleShown } from '../../helpers/samples/sample-recommendation.ts';

const types = (): readonly RecommendedType[] => sampleShown().recommendation.recommended;

const { profile } = sampleShown();

test('the table sorts by figures and shows words; the ISIN heads each row', (t) => {
  const [table] = bondTable(types(), profile);
  const [header, first] = table?.rows ?? [];
  t.deepEqual(
    header?.map((cell) => ('text' in cell ? cell.text : '')),
    [
      'Issuer',
      'Yield',
      'Rating',
      'Matures',
      'ISIN',
      'Type',
      'Coupon',
      'Duration',
      'If yields rise 1 point',
      'From',
      'Agency',
      'Structure',
      'Band',
    ],
  );
  t.deepEqual(first, [
    { type: 'raw_text', text: 'Sahyadri Finance' },
    { type: 'raw_number', value: 0.098, text: '9.80%' },
    { type: 'raw_number', value: 4, text: 'AA (CE)' },
    { type: 'raw_number', value: 20_280_301, text: '1 Mar 2028' },
    { type: 'raw_text', text: 'INE001A07KU4' },
    { type: 'raw_text', text: 'Corporate Bonds' },
    { type: 'raw_number', value: 0.095, text: '9.50%' },
    { type: 'raw_text', text: '—' },
    { type: 'raw_text', text: '—' },
    { type: 'raw_number', value: 100_000, text: '₹1 lakh' },
    { type: 'raw_text', text: 'CRISIL' },
    { type: 'raw_text', text: '—' },
    { type: 'raw_text', text: 'A' },
  ]);
  t.is(table?.row_header_column_index, 4);
});

test('the table and the list show the cost of rising yields, if known', (t) => {
  const rateRisk = { modifiedDuration: 4.07, convexity: 20, riseOnePoint: fraction(-0.0394) };
  const [first, ...rest] = types();
  if (!first) return t.fail();
  const valued = [{ ...first, bonds: first.bonds.map((bond) => ({ ...bond, rateRisk })) }, ...rest];
  const [table] = bondTable(valued, profile);
  t.deepEqual(table?.rows[1]?.slice(7, 9), [
    { type: 'raw_number', value: 4.07, text: '4.1 years' },
    { type: 'raw_number', value: -0.0394, text: '−3.9%' },
  ]);
  t.regex(JSON.stringify(bondList(valued, profile, true)), /duration 4\.1 years \(−3\.9% if yields rise 1 point\)/);
  t.notRegex(JSON.stringify(bondList(types(), profile, true)), /duration/);
});

test('a bond’s structure is shown, and why it isn’t of the band of its grade', (t) => {
  const [first, ...rest] = types();
  if (!first) return t.fail();
  const lowered = first.bonds.map((bond) => ({
    ...bond,
    yieldToMaturity: fraction(0.123),
    traits: ['Tier 1', 'secured'] as const,
    band: 'B' as const,
    bandLimits: [
      { kind: 'structure' as const, trait: 'Tier 1' as const },
      { kind: 'yield' as const, sovereign: fraction(0.068), from: 'market' as const, most: fraction(0.04) },
    ],
  }));
  const shown = [{ ...first, bonds: lowered }, ...rest];
  const why = 'band B: Tier 1, yields 5.5 points more than government bonds (6.80%); band A allows 4 points';
  t.deepEqual(bondTable(shown, profile)[0]?.rows[1]?.slice(-2), [
    { type: 'raw_text', text: 'Tier 1, secured' },
    { type: 'raw_text', text: why },
  ]);
  t.true(JSON.stringify(bondList(shown, profile, true)).includes(`Tier 1, secured · ${why}`));
});
