import test from 'ava';
import fc from 'fast-check';
import { BURST_RULES, type BurstRule, type FeedbackMoment, feedbackBursts } from '../../../src/advisor/values/feedback-bursts.ts';

const moment = (at: number, more: Partial<FeedbackMoment> = {}): FeedbackMoment => ({
  advisorId: 'U1',
  cell: { segment: 0, bondType: 'Paper' },
  sign: 1,
  at,
  ...more,
});
const cells = (at: number): FeedbackMoment['cell'] => ({ segment: at % 5, bondType: `Type ${at % 7}` });
const many = (count: number, make: (at: number) => FeedbackMoment): FeedbackMoment[] => Array.from({ length: count }, (_, at) => make(at));
const kinds = (moments: readonly FeedbackMoment[]) => feedbackBursts(moments).map(({ kind }) => kind);

test('twenty signs within ten minutes are a burst, nineteen are none, and neither are twenty over an hour', (t) => {
  const within = (count: number, seconds: number) =>
    many(count, (at) => moment(at * seconds, { cell: cells(at), sign: at % 2 === 0 ? 1 : -1 }));
  t.deepEqual(feedbackBursts(within(20, 30)), [
    { kind: 'fast-advisor', advisors: ['U1'], cell: null, up: 10, down: 10, from: 0, until: 570 },
  ]);
  t.deepEqual(kinds(within(19, 30)), []);
  t.deepEqual(kinds(within(20, 180)), []);
});

test('ten signs the same way in a cell within a day are a burst; changing one’s mind is not', (t) => {
  const inOneCell = (down: number) => many(10, (at) => moment(at * 3600, { sign: at < down ? -1 : 1 }));
  t.deepEqual(feedbackBursts(inOneCell(9)), [
    { kind: 'one-sided-advisor', advisors: ['U1'], cell: { segment: 0, bondType: 'Paper' }, up: 1, down: 9, from: 0, until: 9 * 3600 },
  ]);
  t.deepEqual(kinds(inOneCell(8)), []);
  t.deepEqual(kinds(many(10, (at) => moment(at * 3 * 86_400))), []);
});

test('several advisors on one cell within an hour are one burst of that cell', (t) => {
  const signs = many(15, (at) => moment(at * 200, { advisorId: `U${at % 3}` }));
  t.deepEqual(feedbackBursts(signs), [
    {
      kind: 'one-sided-cell',
      advisors: ['U0', 'U1', 'U2'],
      cell: { segment: 0, bondType: 'Paper' },
      up: 15,
      down: 0,
      from: 0,
      until: 2800,
    },
  ]);
});

test('two bursts with a pause between them are two, latest first; a continuing burst is one', (t) => {
  const burst = (from: number) => many(20, (at) => moment(from + at, { cell: cells(at) }));
  t.deepEqual(
    feedbackBursts([...burst(0), ...burst(100_000)]).map(({ from }) => from),
    [100_000, 0],
  );
  t.deepEqual(
    feedbackBursts([...burst(0), ...burst(500)]).map(({ up, until }) => [up, until]),
    [[40, 519]],
  );
});

test('every rule gives its reason', (t) => {
  for (const { reason } of BURST_RULES) t.regex(reason, /^[A-Z].{40,}\.$/);
});

const RULES: readonly BurstRule[] = [
  { kind: 'fast-advisor', of: 'advisor', fewestSigns: 4, withinSeconds: 5, fewestAdvisors: 1, oneSided: 0, reason: '' },
  { kind: 'one-sided-advisor', of: 'advisor-and-cell', fewestSigns: 3, withinSeconds: 8, fewestAdvisors: 1, oneSided: 0.75, reason: '' },
  { kind: 'one-sided-cell', of: 'cell', fewestSigns: 3, withinSeconds: 4, fewestAdvisors: 2, oneSided: 0.6, reason: '' },
];

/**
 * The same rule in a different way: collect the windows that break the rule as sets of signs, and merge overlapping sets until none are
 * left.
 */
const modelOfBursts = (moments: readonly FeedbackMoment[], rule: BurstRule): string[] => {
  const isSame = (a: FeedbackMoment, b: FeedbackMoment): boolean => {
    const sameCell = a.cell.segment === b.cell.segment && a.cell.bondType === b.cell.bondType;
    return (rule.of === 'cell' || a.advisorId === b.advisorId) && (rule.of === 'advisor' || sameCell);
  };
  let sets = moments.flatMap((start): Array<Set<FeedbackMoment>> => {
    const window = moments.filter((one) => isSame(start, one) && one.at >= start.at && one.at - start.at <= rule.withinSeconds);
    const mean = window.reduce((sum, { sign }) => sum + sign, 0) / window.length;
    const agreeing = (1 + Math.abs(mean)) / 2;
    const advisors = new Set(window.map(({ advisorId }) => advisorId)).size;
    const isBurst =
      window.length >= rule.fewestSigns && advisors >= rule.fewestAdvisors && (rule.oneSided === 0 || agreeing >= rule.oneSided - 1e-9);
    return isBurst ? [new Set(window)] : [];
  });
  for (let merged = true; merged; ) {
    merged = false;
    for (const set of sets) {
      const other = sets.find((one) => one !== set && [...one].some((sign) => set.has(sign)));
      if (!other) continue;
      sets = [...sets.filter((one) => one !== set && one !== other), new Set([...set, ...other])];
      merged = true;
      break;
    }
  }
  return sets.map((set) => {
    const signs = [...set];
    const times = signs.map(({ at }) => at);
    return JSON.stringify([
      rule.kind,
      [...new Set(signs.map(({ advisorId }) => advisorId))].sort(),
      rule.of === 'advisor' ? null : signs[0]?.cell,
      signs.filter(({ sign }) => sign > 0).length,
      signs.filter(({ sign }) => sign < 0).length,
      Math.min(...times),
      Math.max(...times),
    ]);
  });
};

const moments = fc.array(
  fc.record({
    advisorId: fc.constantFrom('U1', 'U2', 'U3'),
    cell: fc.record({ segment: fc.integer({ min: 0, max: 1 }), bondType: fc.constantFrom('Paper', 'Gilts') }),
    sign: fc.constantFrom<1 | -1>(1, 1, -1),
    at: fc.integer({ min: 0, max: 30 }),
  }),
  { maxLength: 40 },
);

test('bursts agree with a plain model, in any order of the signs', (t) => {
  fc.assert(
    fc.property(
      moments.chain((signs) => fc.tuple(fc.constant(signs), fc.shuffledSubarray(signs, { minLength: signs.length }))),
      ([signs, shuffled]) => {
        const found = feedbackBursts(signs, RULES);
        t.deepEqual(
          found
            .map(({ kind, advisors, cell, up, down, from, until }) => JSON.stringify([kind, advisors, cell, up, down, from, until]))
            .sort(),
          RULES.flatMap((rule) => modelOfBursts(signs, rule)).sort(),
        );
        t.deepEqual(feedbackBursts(shuffled, RULES), found);
      },
    ),
    { numRuns: 400 },
  );
});
