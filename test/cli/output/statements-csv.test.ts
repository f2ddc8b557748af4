import test from 'ava';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { countedBand } from '../../../src/advisor/suitability/counted-band.ts';
import { type Day, dayFromIso, fraction, paiseFromRupees } from '../../../src/advisor/units.ts';
import { csvLine } from '../../../src/cli/output/csv-cells.ts';
import { statementsCsv } from '../../../src/cli/output/statements-csv.ts';
import { type StatementRules, statementOf } from '../../../src/usecases/statements/statement.ts';
import { sampleProfile, sampleShown } from '../../helpers/samples/sample-recommendation.ts';

test('no cell is a formula, and each comes back as it was', (t) => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '"', ',', '\n', '\t', ' ', 'a', '1', "'") }), {
        minLength: 2,
        maxLength: 5,
      }),
      (cells) => {
        const [read = []] = parse(csvLine(cells)) as string[][];
        return read.every((cell, at) => !/^\s*[=+\-@\t\r]/.test(cell) && (cell === cells[at] || cell === `'${cells[at]}`));
      },
    ),
  );
  t.is(csvLine(['=1+1', 'a "b"']), `"'=1+1","a ""b"""\r\n`);
});

test('a statement says which profile counted, which rules passed, what was left out, and the risks', (t) => {
  const shown = sampleShown();
  const counted = countedBand(sampleProfile({ riskBandSource: 'derived' }));
  const statement = statementOf({ ...shown, recommendation: { ...shown.recommendation, countedBand: counted } });
  t.is(statement.profile, 'band A (no profile is recorded; purchases allow nothing beyond A, known B)');
  t.true(statement.rulesPassed.includes('band: nothing below what band A allows'));
  t.is(statement.leftOut.length, shown.recommendation.excluded.length);
  const [head = [], row = []] = parse(statementsCsv([statement])) as string[][];
  t.is(row[head.indexOf('client')], 'C_0042');
  t.is(row[head.indexOf('profile')], statement.profile);
});

test('costs are those of the day it was shown: stamp duty by type, the firm’s fee, and the desk’s own words', (t) => {
  const on = (iso: string) => dayFromIso(iso) as Day;
  const rules: StatementRules = {
    stampDuty: [{ from: on('2020-07-01'), rate: fraction(0.000001), exempt: [] }],
    fees: [
      { from: on('2025-01-01'), rate: fraction(0.01), least: paiseFromRupees(50), most: null },
      { from: on('2027-01-01'), rate: fraction(0.5), least: paiseFromRupees(0), most: null },
    ],
    words: [
      { from: on('2025-01-01'), risks: 'Bonds can fall.', costs: null },
      { from: on('2027-01-01'), risks: 'Later words.', costs: 'Later costs.' },
    ],
  };
  const shown = sampleShown();
  const plain = statementOf(shown);
  const stated = statementOf(shown, rules);
  t.regex(plain.bonds[0]?.cost ?? '', /^Smallest purchase ₹1 lakh\.$/);
  t.is(stated.bonds[0]?.cost, 'Smallest purchase ₹1 lakh. On top of that: stamp duty ₹0.10, the firm’s fee ₹1,000.00.');
  t.is(stated.risks, 'Bonds can fall.');
  t.regex(plain.costs, /fees aren’t recorded here/);
  t.notRegex(stated.costs, /aren’t recorded/);
  t.regex(statementsCsv([stated]), /the firm’s fee ₹1,000\.00/);
});
