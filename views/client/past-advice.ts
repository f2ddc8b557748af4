import type { RichTextBlock, RichTextSection } from '@slack/types';
import type { PastRecommendation } from '../../src/usecases/client/client-lookup.ts';
import type { FeedbackTally } from '../../src/usecases/ports/shown-recommendation.ts';
import { bold, line, list, richText, words } from '../blocks/blocks.ts';
import { ago, dateOf, shown } from '../blocks/format.ts';

const MOST_CHOICES = 3;

/** Feedback on a recommendation: thumbs and the client's choice. */
const feedbackOf = (tally: FeedbackTally | null): string => {
  if (!tally) return '';
  const thumbs = tally.up + tally.down > 0 ? [`${tally.up} 👍 ${tally.down} 👎`] : [];
  const choices = (tally.choices ?? []).map((choice) => (choice === null ? 'something else or nothing' : shown(choice, 60)));
  const chose = choices.length === 0 ? [] : [`client chose ${[...new Set(choices)].slice(0, MOST_CHOICES).join(', ')}`];
  return ` · ${[...thumbs, ...chose].join(' · ') || 'no feedback yet'}`;
};

const adviceLine = ({ shownAt, shownToAsker, bondType, tally }: PastRecommendation, now: Date, zone: string): RichTextSection =>
  line(
    bold(bondType === null ? 'Nothing suitable' : shown(bondType, 80)),
    words(` ${dateOf(shownAt, zone)} (${ago(shownAt, now)}), shown to ${shownToAsker ? 'you' : 'somebody else'}${feedbackOf(tally)}`),
  );

/** The client's latest recommendations with their feedback. */
export const pastAdvice = (recommendations: readonly PastRecommendation[], now: Date, zone: string): RichTextBlock => {
  if (recommendations.length === 0) return richText(line(bold('Recommended so far'), words(' nothing')));
  return richText(
    line(bold('Recommended so far')),
    list(
      'bullet',
      recommendations.map((one) => adviceLine(one, now, zone)),
    ),
  );
};
