import { isoFromDay } from '../../advisor/units.ts';
import type { SuitabilityStatement } from '../../usecases/statements/statement.ts';
import { csvLine } from './csv-cells.ts';

const COLUMNS: ReadonlyArray<readonly [string, (statement: SuitabilityStatement) => string]> = [
  ['recommendation', ({ recommendation }) => recommendation],
  ['shown at', ({ shownAt }) => shownAt.toISOString()],
  ['shown to', ({ shownTo }) => shownTo],
  ['client', ({ clientId }) => clientId],
  ['as of', ({ asOf }) => isoFromDay(asOf)],
  ['profile', ({ profile }) => profile],
  ['recommended', ({ recommended }) => recommended.join('; ')],
  ['bonds', ({ bonds }) => bonds.map(({ id, facts }) => `${id} (${facts})`).join('; ')],
  ['rules passed', ({ rulesPassed }) => rulesPassed.join('; ')],
  ['left out', ({ leftOut }) => leftOut.join('; ')],
  ['alternatives shown', ({ alternatives }) => alternatives.join('; ')],
  ['risks', ({ bonds, risks }) => [...bonds.map(({ id, risk }) => `${id}: ${risk}`), risks].join(' ')],
  ['costs', ({ bonds, costs }) => [...bonds.map(({ id, cost }) => `${id}: ${cost}`), costs].join(' ')],
  ['guardian', ({ guardian }) => guardian ?? ''],
  ['model', ({ model }) => String(model)],
  ['newest trade', ({ dataAsOf }) => isoFromDay(dataAsOf)],
];

/** Statements as a CSV file, one a line. */
export const statementsCsv = (statements: readonly SuitabilityStatement[]): string =>
  [COLUMNS.map(([name]) => name), ...statements.map((statement) => COLUMNS.map(([, cell]) => cell(statement)))].map(csvLine).join('');
