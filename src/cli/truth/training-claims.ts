import { aboutWhat } from '../../advisor/desk/data-quality.ts';
import { claimsOf } from '../../claims/claim.ts';
import type { trainingReport } from '../output/training-report.ts';
import { type ClaimedField, claimFields, fieldsOf, SAID } from './claimed-fields.ts';

type Report = ReturnType<typeof trainingReport>;

/** Numbers anywhere in a part of the report, by their paths. */
const numbersIn = (value: unknown, path: string): ReadonlyArray<readonly [path: string, number: number]> => {
  if (typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => numbersIn(each, `${path}.${name}`));
};

/** Every number of a training's report as JSON, apart from ids, versions, seconds and memory. */
export const trainingFields = (report: Report): readonly ClaimedField[] => {
  const { clients, trades, segments, inertia, silhouette, segmentCounts, quality } = report;
  const stored = fieldsOf(claimsOf({ version: report.model.version }, 0));
  const book = fieldsOf(claimsOf({}, 0));
  // The Q-table is in the report under other names.
  const parts = { clients, trades, inertia, silhouette, segmentCounts, quality };
  return [
    ...Object.entries(parts).flatMap(([name, part]) =>
      numbersIn(part, name).flatMap(([path, number]) => stored(path, number, SAID.plain, 'model.stored', { path })),
    ),
    ...segments.flatMap(({ size }, at) => stored(`segments.${at}.size`, size, SAID.plain, 'model.stored', { path: `segments.${at}.size` })),
    ...numbersIn(report.qTable.values, 'qTable.values').flatMap(([path, number]) =>
      stored(path, number, SAID.plain, 'model.stored', { path }),
    ),
    // Several reasons may be about one thing: their sum is claimed.
    ...Object.keys(report.skipped).flatMap((reason) => {
      const what = aboutWhat(reason);
      const sum = Object.entries(report.skipped).reduce((all, [other, rows]) => all + (aboutWhat(other) === what ? rows : 0), 0);
      return book(`skipped.${reason}`, sum, SAID.plain, 'quality.skippedFor', { what });
    }),
    ...book('unclassified', report.unclassified, SAID.plain, 'quality.unclassified'),
  ];
};

/** Hands the claims of the report over to whoever collects claims. */
export const claimTraining = (report: Report): Report => {
  claimFields(trainingFields(report));
  return report;
};
