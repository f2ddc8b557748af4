import type { FirstPlaceEstimates } from '../../advisor/off-policy/estimate-first-places.ts';
import type { Estimated, OffPolicyEstimate } from '../../advisor/off-policy/estimate-off-policy.ts';
import { withMinus } from '../../advisor/signed.ts';
import { table } from './table.ts';

const NAMES = {
  'best score': 'best score first',
  'always drawn': 'first place always drawn',
  'segment table': 'best cell of the table first',
} as const;

const WORDS = {
  thumbs: {
    title: 'Recommendations that advisers judged (1: every vote is for the first type, 0: every vote is against it)',
    nothing: 'None yet: other orders can’t be judged before advisers vote.',
    rounds: 'judged',
    holds: 'Advisers vote on what they choose, so this holds for recommendations that get votes.',
  },
  outcomes: {
    title: 'What followed recommendations (1: the client bought the first type within 30 days, 0: not)',
    nothing: 'None yet: a recommendation counts once the book covers the 30 days after it.',
    rounds: 'over',
    holds: 'A purchase after a recommendation need not be because of it.',
  },
} as const;

/** What the logged recommendations say about other ways to choose first place, as text for people; or why they say nothing. */
export const offPolicyTable = (estimates: FirstPlaceEstimates, by: keyof typeof WORDS = 'thumbs'): string[] => {
  const { judged, withoutPropensities, whileExploring, asShown, policies } = estimates;
  const { nothing, rounds, holds } = WORDS[by];
  const title = `\n${WORDS[by].title}`;
  if (judged === 0 || asShown === null) return [title, nothing];
  const without = withoutPropensities === 0 ? '' : ` ${withoutPropensities} of them were stored without propensities and say nothing here.`;
  const estimated = policies.flatMap(({ policy, estimate }) =>
    estimate.kind === 'estimated' ? [[NAMES[policy], ...cells(estimate)]] : [],
  );
  const isSmall = policies.some(({ estimate }) => estimate.kind === 'estimated' && estimate.isSmall);
  return [
    title,
    `${judged} ${rounds}, ${whileExploring} of them made while first places were drawn for a share. Mean as shown: ${figure(asShown)}.${without}`,
    ...(estimated.length === 0
      ? []
      : [
          table(
            ['first place', 'weighted', 'interval', 'normalised', 'interval', 'doubly robust', 'interval', 'effective rounds'],
            estimated,
          ),
        ]),
    ...policies.flatMap(({ policy, estimate }) => {
      const why = whyNot(estimate);
      return why === null ? [] : [`${NAMES[policy]}: can’t be said, ${why}.`];
    }),
    ...(isSmall ? ['Few effective rounds: the figures, and the intervals too, may be far off.'] : []),
    `Intervals are 95%, by client. ${holds}`,
  ];
};

const cells = (estimate: OffPolicyEstimate): string[] =>
  estimate.kind === 'estimated'
    ? [
        ...pair(estimate.ips),
        ...pair(estimate.snips),
        ...pair(estimate.dr),
        `${estimate.effectiveSampleSize.toFixed(1)} of ${estimate.rounds}${estimate.isSmall ? ' (few)' : ''}`,
      ]
    : [];

/** Why there's no estimate; null if there is one. */
const whyNot = (estimate: OffPolicyEstimate): string | null => {
  if (estimate.kind === 'no-rounds') return 'the log holds no propensities';
  if (estimate.kind === 'estimated') return null;
  return `since in ${estimate.unsupported} of ${estimate.rounds} it would show a type first that had no chance of it in the log`;
};

const pair = ({ value, ci95 }: Estimated): [string, string] => [figure(value), ci95.map(figure).join(' to ')];
const figure = (value: number): string => (Number.isFinite(value) ? withMinus(value.toFixed(3)) : '-');
