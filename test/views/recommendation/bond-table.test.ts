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
    ['Issuer', 'Yield', 'Rating', 'Matures', 'ISIN', 'Type', 'Coupon', 'Duration', 'If yields rise 1 point', 'From', 'Agency'],
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
  t.regex(JSON.stringify(bondList(valued, profile)), /duration 4\.1 years \(−3\.9% if yields rise 1 point\)/);
  t.notRegex(JSON.stringify(bondList(types(), profile)), /duration/);
});
