import type { Book } from './book.ts';
import { GENDER_CODES, type ProfileColumns, RISK_BAND_CODES } from './profile-columns.ts';
import type { Random } from './random.ts';
import { type PolicyReport, reportPolicies } from './report-policies.ts';
import { type Predicted, rowsOfPredicted } from './run-folds.ts';

export const GROUPINGS = ['riskBand', 'gender', 'ageGroup'] as const;
export type Grouping = (typeof GROUPINGS)[number];

const AGE_GROUPS = ['under 35', '35 to 54', '55 and over'] as const;
export const UNKNOWN_GROUP = 'unknown';

/** The words of each grouping, as they are listed. */
const LEVELS: Readonly<Record<Grouping, readonly string[]>> = {
  riskBand: ['A', 'B', 'C', UNKNOWN_GROUP],
  gender: ['M', 'F', 'HUF', UNKNOWN_GROUP],
  ageGroup: [...AGE_GROUPS, UNKNOWN_GROUP],
};

/** Which groups a client is in, as of the day that predictions were made. */
export type GroupsOfClient = Readonly<Record<Grouping, string>>;

export const groupsOfClient = (columns: ProfileColumns, client: number): GroupsOfClient => {
  const age = columns.age[client] as number;
  return {
    riskBand: RISK_BAND_CODES[columns.band[client] as number] ?? UNKNOWN_GROUP,
    gender: GENDER_CODES[columns.gender[client] as number] ?? UNKNOWN_GROUP,
    ageGroup: Number.isNaN(age) ? UNKNOWN_GROUP : AGE_GROUPS[age < 35 ? 0 : age < 55 ? 1 : 2],
  };
};

/** Our policy's quality among the clients of one group. */
export interface GroupReport extends Omit<PolicyReport, 'name'> {
  readonly group: string;
  readonly clients: number;
}

export interface GroupOptions {
  readonly book: Pick<Book, 'bondTypes'>;
  readonly draws: number;
  readonly random: Random;
}

/** @param groups one entry a prediction */
export const qualityByGroup = (
  predicted: Predicted,
  groups: readonly GroupsOfClient[],
  { book, draws, random }: GroupOptions,
): Record<Grouping, GroupReport[]> => {
  const ours = { ...predicted, policies: predicted.policies.filter(({ name }) => name === 'advisor') };
  const reportsOf = (grouping: Grouping): GroupReport[] =>
    LEVELS[grouping].flatMap((group) => {
      const { clients, policies } = rowsOfPredicted(ours, (row) => groups[row]?.[grouping] === group);
      const report = reportPolicies(clients, policies, { types: book.bondTypes.length, draws, random, comparisons: [] }).policies[0];
      if (!report) return [];
      const { name: _, ...quality } = report;
      return [{ group, clients: new Set(clients).size, ...quality }];
    });
  return { riskBand: reportsOf('riskBand'), gender: reportsOf('gender'), ageGroup: reportsOf('ageGroup') };
};
