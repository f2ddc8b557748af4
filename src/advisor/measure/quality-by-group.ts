import { RISK_BANDS } from '../bonds/rating.ts';
import { type Book, GENDERS } from '../book/book.ts';
import { GENDER_CODES, type ProfileColumns, RISK_BAND_CODES } from '../book/profile-columns.ts';
import type { Random } from '../random.ts';
import { type PolicyReport, reportPolicies } from './report-policies.ts';
import { type Predicted, rowsOfPredicted } from './run-folds.ts';

export const GROUPINGS = ['history', 'riskBand', 'gender', 'ageGroup'] as const;
export type Grouping = (typeof GROUPINGS)[number];

const AGE_GROUPS = ['under 35', '35 to 54', '55 and over'] as const;
export const UNKNOWN_GROUP = 'unknown';

/** Strata by purchase days before: none, one, more. */
export const HISTORIES = ['none', 'one', 'more'] as const;
export type History = (typeof HISTORIES)[number];
export const historyOf = (purchasesBefore: number): History => HISTORIES[Math.min(2, purchasesBefore)];

/** The groups of each grouping, in the order they're listed. */
const LEVELS: Readonly<Record<Grouping, readonly string[]>> = {
  history: HISTORIES,
  riskBand: [...RISK_BANDS, UNKNOWN_GROUP],
  gender: [...GENDERS, UNKNOWN_GROUP],
  ageGroup: [...AGE_GROUPS, UNKNOWN_GROUP],
};

/** A client's groups as of the day of the predictions. */
export type GroupsOfClient = Readonly<Record<Exclude<Grouping, 'history'>, string>>;

export const groupsOfClient = (columns: ProfileColumns, client: number): GroupsOfClient => {
  const age = columns.age[client];
  return {
    riskBand: RISK_BAND_CODES[columns.band[client]] ?? UNKNOWN_GROUP,
    gender: GENDER_CODES[columns.gender[client]] ?? UNKNOWN_GROUP,
    ageGroup: Number.isNaN(age) ? UNKNOWN_GROUP : AGE_GROUPS[age < 35 ? 0 : age < 55 ? 1 : 2],
  };
};

/** The advisor policy's quality among the clients of one group. */
export interface GroupReport extends Omit<PolicyReport, 'name'> {
  readonly group: string;
  readonly clients: number;
}

export interface GroupOptions {
  readonly book: Pick<Book, 'bondTypes'>;
  readonly draws: number;
  readonly random: Random;
}

/** The advisor policy's quality in each group. @param groups one entry per prediction */
export const qualityByGroup = (
  predicted: Predicted,
  groups: readonly GroupsOfClient[],
  { book, draws, random }: GroupOptions,
): Record<Grouping, GroupReport[]> => {
  const groupOf = (row: number, grouping: Grouping): string | undefined =>
    grouping === 'history' ? historyOf(predicted.purchasesBefore[row]) : groups[row]?.[grouping];
  const ours = { ...predicted, policies: predicted.policies.filter(({ name }) => name === 'advisor') };
  const reportsOf = (grouping: Grouping): GroupReport[] =>
    LEVELS[grouping].flatMap((group) => {
      const rows = rowsOfPredicted(ours, (row) => groupOf(row, grouping) === group);
      const report = reportPolicies(rows, { types: book.bondTypes.length, draws, random, comparisons: [] }).policies[0];
      if (!report) return [];
      const { name: _, ...quality } = report;
      return [{ group, clients: new Set(rows.clients).size, ...quality }];
    });
  return {
    history: reportsOf('history'),
    riskBand: reportsOf('riskBand'),
    gender: reportsOf('gender'),
    ageGroup: reportsOf('ageGroup'),
  };
};
