import type { FeedbackCell } from './feedback.ts';

/** One sign at the time it was given, whether or not it was removed later. */
export interface FeedbackMoment {
  readonly advisorId: string;
  readonly cell: FeedbackCell;
  readonly sign: 1 | -1;
  /** Seconds since 1970. */
  readonly at: number;
}

export type BurstKind = 'fast-advisor' | 'one-sided-advisor' | 'one-sided-cell';

/** When signs are unusual enough that somebody should look. */
export interface BurstRule {
  readonly kind: BurstKind;
  /** Counts the signs of one adviser, of one adviser in one cell, or of all advisers in one cell. */
  readonly of: 'advisor' | 'advisor-and-cell' | 'cell';
  readonly fewestSigns: number;
  readonly withinSeconds: number;
  readonly fewestAdvisors: number;
  /** Share of the signs that must point the same way; 0: no condition. */
  readonly oneSided: number;
  readonly reason: string;
}

export const BURST_RULES: readonly BurstRule[] = [
  {
    kind: 'fast-advisor',
    of: 'advisor',
    fewestSigns: 20,
    withinSeconds: 600,
    fewestAdvisors: 1,
    oneSided: 0,
    reason: 'A recommendation takes half a minute to read: one sign every thirty seconds for ten minutes isn’t reading.',
  },
  {
    kind: 'one-sided-advisor',
    of: 'advisor-and-cell',
    fewestSigns: 10,
    withinSeconds: 86_400,
    fewestAdvisors: 1,
    oneSided: 0.9,
    reason:
      'Beyond five signs in a segment an adviser moves nothing more: twice as many in a day, nearly all one way, are meant for the table and not for clients.',
  },
  {
    kind: 'one-sided-cell',
    of: 'cell',
    fewestSigns: 15,
    withinSeconds: 3600,
    fewestAdvisors: 2,
    oneSided: 0.9,
    reason: 'Several who press the same way within an hour move a cell further than the bound lets any one of them.',
  },
];

export interface FeedbackBurst {
  readonly kind: BurstKind;
  /** Bytewise order. */
  readonly advisors: readonly string[];
  /** Null: the adviser's signs in all cells. */
  readonly cell: FeedbackCell | null;
  readonly up: number;
  readonly down: number;
  /** Seconds since 1970: the first and the last sign. */
  readonly from: number;
  readonly until: number;
}

/**
 * Finds unusually many or unusually one-sided signs, latest first. For every rule and adviser (or cell) it checks the windows that begin
 * with a sign; overlapping windows that break the rule are one burst. The order of the moments doesn't matter.
 */
export const feedbackBursts = (moments: readonly FeedbackMoment[], rules: readonly BurstRule[] = BURST_RULES): FeedbackBurst[] => {
  const sorted = moments.toSorted((left, right) => left.at - right.at);
  return rules
    .flatMap((rule) => [...groupsOf(sorted, rule)].flatMap(([, group]) => burstsOf(group, rule)))
    .sort((left, right) => right.until - left.until || compareText(JSON.stringify(left), JSON.stringify(right)));
};

const groupsOf = (moments: readonly FeedbackMoment[], { of }: BurstRule): Map<string, FeedbackMoment[]> => {
  const groups = new Map<string, FeedbackMoment[]>();
  for (const moment of moments) {
    const { advisorId, cell } = moment;
    const key = JSON.stringify([of === 'cell' ? null : advisorId, ...(of === 'advisor' ? [] : [cell.segment, cell.bondType])]);
    const group = groups.get(key);
    if (group) group.push(moment);
    else groups.set(key, [moment]);
  }
  return groups;
};

/** The bursts of one group. @param group in order of time */
const burstsOf = (group: readonly FeedbackMoment[], rule: BurstRule): FeedbackBurst[] => {
  const spans: Array<{ first: number; end: number }> = [];
  let end = 0;
  for (let first = 0; first < group.length; first++) {
    const { at } = group[first];
    // A window starts with all signs of its first instant.
    if (first > 0 && group[first - 1]?.at === at) continue;
    while (end < group.length && group[end].at <= at + rule.withinSeconds) end++;
    if (!breaks(group.slice(first, end), rule)) continue;
    const last = spans.at(-1);
    if (last && first < last.end) last.end = end;
    else spans.push({ first, end });
  }
  return spans.map((span) => burstOf(group.slice(span.first, span.end), rule));
};

const breaks = (signs: readonly FeedbackMoment[], rule: BurstRule): boolean => {
  if (signs.length < rule.fewestSigns) return false;
  if (rule.oneSided > 0) {
    const up = signs.filter(({ sign }) => sign === 1).length;
    if (Math.max(up, signs.length - up) < rule.oneSided * signs.length) return false;
  }
  return new Set(signs.map(({ advisorId }) => advisorId)).size >= rule.fewestAdvisors;
};

const burstOf = (signs: readonly FeedbackMoment[], { kind, of }: BurstRule): FeedbackBurst => {
  const [first, last] = [signs[0], signs.at(-1) as FeedbackMoment];
  const up = signs.filter(({ sign }) => sign === 1).length;
  return {
    kind,
    advisors: [...new Set(signs.map(({ advisorId }) => advisorId))].sort(compareText),
    cell: of === 'advisor' ? null : first.cell,
    up,
    down: signs.length - up,
    from: first.at,
    until: last.at,
  };
};

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
