import test from 'ava';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { countedBand } from '../../../src/advisor/suitability/counted-band.ts';
import { csvLine } from '../../../src/cli/output/csv-cells.ts';
import { statementsCsv } from '../../../src/cli/output/statements-csv.ts';
import { statementOf } from '../../../src/usecases/statements/statement.ts';
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
