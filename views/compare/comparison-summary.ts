import type { RichTextBlock } from '@slack/types';
import type { ClientComparison } from '../../src/usecases/compare/compare-outcome.ts';
import { bold, line, list, richText, words } from '../blocks.ts';
import { clientName } from '../client-name.ts';
import { percent, shown } from '../format.ts';
import { differenceInWords, featureName, isWorthSaying } from './feature-words.ts';

const LONGEST_ID = 40;
const MOST_DIFFERENCES = 4;
/** Of the names of features in one sentence. */
const LONGEST_NAMES = 300;

const segments = ({ left, right }: ClientComparison): string => {
  const [one, other] = [left.recommendation.segment, right.recommendation.segment];
  const name = (segment: { readonly name: string }): string => shown(segment.name, 100);
  return one.id === other.id ? `Both in one segment: ${name(one)}` : `Two segments: ${name(one)} and ${name(other)}`;
};

const offers = ({ left, right }: ClientComparison): string => {
  const [one, other] = [left.recommendation.recommended[0], right.recommendation.recommended[0]];
  const [leftId, rightId] = [clientName(left.profile, LONGEST_ID), clientName(right.profile, LONGEST_ID)];
  if (one && other && one.bondType === other.bondType) {
    return `Offer both ${shown(one.bondType, 60)} (${percent(one.probability)} and ${percent(other.probability)} likely).`;
  }
  const offer = (type: typeof one, id: string): string =>
    type ? `${shown(type.bondType, 60)} to ${id} (${percent(type.probability)} likely)` : `nothing suitable for ${id}`;
  // "Offer" once for both; where the first of them has nothing it belongs to the other.
  if (one) return `Offer ${offer(one, leftId)} and ${offer(other, rightId)}.`;
  return `Nothing suitable for ${leftId} and ${other ? 'offer ' : ''}${offer(other, rightId)}.`;
};

/** What is not worth a line of its own. */
const alike = ({ features }: ClientComparison): string[] => {
  const less = features.known.filter(isWorthSaying).slice(MOST_DIFFERENCES);
  const same = features.known.filter((difference) => !isWorthSaying(difference)).map(({ name }) => featureName(name).toLowerCase());
  const unknown = features.unknown.map((name) => featureName(name).toLowerCase());
  return [
    ...(less.length > 0 ? [`Less so: ${shown(less.map(({ name }) => featureName(name).toLowerCase()).join(', '), LONGEST_NAMES)}.`] : []),
    ...(same.length > 0 ? [`Much the same: ${shown(same.join(', '), LONGEST_NAMES)}.`] : []),
    ...(unknown.length > 0 ? [`Not compared, since not known of both: ${shown(unknown.join(', '), LONGEST_NAMES)}.`] : []),
  ];
};

/** What is read in ten seconds: segments, what to offer, and what sets the two apart, the most first. */
export const comparisonSummary = (comparison: ClientComparison): { readonly text: string; readonly block: RichTextBlock } => {
  const leftId = clientName(comparison.left.profile, LONGEST_ID);
  const differing = comparison.features.known.filter(isWorthSaying).slice(0, MOST_DIFFERENCES);
  const headline = segments(comparison);
  const offered = offers(comparison);
  const rest = alike(comparison).join(' ');
  return {
    text: `${headline}. ${offered}`,
    block: richText(
      line(
        bold(headline),
        words(`\n${offered}\n`),
        words(differing.length > 0 ? 'What sets them apart, the most first:' : 'Nothing that is known of both sets them apart.'),
      ),
      ...(differing.length > 0
        ? [
            list(
              'ordered',
              differing.map((difference) => line(bold(featureName(difference.name)), words(` ${differenceInWords(difference, leftId)}`))),
            ),
          ]
        : []),
      ...(rest === '' ? [] : [line(words(rest))]),
    ),
  };
};
