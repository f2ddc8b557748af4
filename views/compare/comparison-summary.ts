import type { RichTextBlock } from '@slack/types';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import type { ClientComparison } from '../../src/usecases/compare/compare-outcome.ts';
import { clientName } from '../asked-client/client-name.ts';
import { bold, line, list, richText, words } from '../blocks/blocks.ts';
import { percent, shown } from '../blocks/format.ts';
import { chanceInWords } from '../recommendation/answer.ts';
import { differenceInWords, featureName, isWorthSaying, placeInWords } from './feature-words.ts';

const LONGEST_ID = 40;
const MOST_DIFFERENCES = 4;
/** Longest list of feature names in one sentence, in UTF-16 units. */
const LONGEST_NAMES = 300;

const segments = ({ left, right }: ClientComparison): string => {
  const [one, other] = [left.recommendation.segment, right.recommendation.segment];
  const name = (segment: { readonly name: string }): string => shown(segment.name, 100);
  return one.id === other.id ? `Both in one segment: ${name(one)}` : `Two segments: ${name(one)} and ${name(other)}`;
};

/** The first type's chance among the types that fit the client. */
const chance = ({ recommendation }: ClientComparison['left']): string => chanceInWords(recommendation, 0) ?? percent(0);

const offers = ({ left, right }: ClientComparison): string => {
  const [one, other] = [left.recommendation.recommended[0], right.recommendation.recommended[0]];
  const [leftId, rightId] = [clientName(left.profile, LONGEST_ID), clientName(right.profile, LONGEST_ID)];
  if (one && other && one.bondType === other.bondType) {
    return `Offer both ${shown(one.bondType, 60)} (${chance(left)} and ${chance(right)} among what fits).`;
  }
  const offer = (client: ClientComparison['left'], id: string): string => {
    const [type] = client.recommendation.recommended;
    return type ? `${shown(type.bondType, 60)} to ${id} (${chance(client)} among what fits)` : `nothing suitable for ${id}`;
  };
  // "Offer" is said once, unless the first client has nothing suitable.
  if (one) return `Offer ${offer(left, leftId)} and ${offer(right, rightId)}.`;
  return `${PHRASES.nothingSuitable} ${leftId} and ${other ? 'offer ' : ''}${offer(right, rightId)}.`;
};

/** Smaller differences, similarities and unknown features, as short sentences. */
const alike = ({ features }: ClientComparison): string[] => {
  const less = features.known.filter(isWorthSaying).slice(MOST_DIFFERENCES);
  const same = features.known.filter((difference) => !isWorthSaying(difference)).map(({ name }) => featureName(name).toLowerCase());
  const unknown = features.unknown.map((name) => featureName(name).toLowerCase());
  return [
    ...(less.length > 0
      ? [`Smaller differences: ${shown(less.map(({ name }) => featureName(name).toLowerCase()).join(', '), LONGEST_NAMES)}.`]
      : []),
    ...(same.length > 0 ? [`Much the same: ${shown(same.join(', '), LONGEST_NAMES)}.`] : []),
    ...(unknown.length > 0 ? [`Not known for both, so not compared: ${shown(unknown.join(', '), LONGEST_NAMES)}.`] : []),
  ];
};

/** The differences worth saying, biggest first. */
const differing = ({ features }: ClientComparison) => features.known.filter(isWorthSaying).slice(0, MOST_DIFFERENCES);

const NOTHING_KNOWN = 'Nothing known about both sets them apart.';

/** Whether two clients are in one segment, and what to offer each. */
export const comparisonInShort = (comparison: ClientComparison) => ({ segments: segments(comparison), offers: offers(comparison) });

/** The biggest difference, in a sentence. */
export const biggestDifference = (comparison: ClientComparison): string => {
  const { left, right } = comparison;
  const [biggest] = differing(comparison);
  if (!biggest) return NOTHING_KNOWN;
  const said = differenceInWords(biggest, [left.profile, right.profile], clientName(left.profile, LONGEST_ID));
  return `Biggest difference: ${placeInWords(biggest, 1, [left.profile, right.profile]).toLowerCase()}, ${said}.`;
};

/** The biggest differences between the two clients, then the smaller ones and what's alike. */
export const differencesBlock = (comparison: ClientComparison): RichTextBlock => {
  const leftId = clientName(comparison.left.profile, LONGEST_ID);
  const pair = [comparison.left.profile, comparison.right.profile] as const;
  const differences = differing(comparison);
  const rest = alike(comparison).join(' ');
  return richText(
    line(words(differences.length > 0 ? 'Biggest differences:' : NOTHING_KNOWN)),
    ...(differences.length > 0
      ? [
          list(
            'ordered',
            differences.map((difference, at) =>
              line(bold(placeInWords(difference, at + 1, pair)), words(` ${differenceInWords(difference, pair, leftId)}`)),
            ),
          ),
        ]
      : []),
    ...(rest === '' ? [] : [line(words(rest))]),
  );
};
