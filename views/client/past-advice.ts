import type { RichTextBlock, RichTextSection } from '@slack/types';
import { dayAt } from '../../src/advisor/calendar/wall-clock.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import type { Says } from '../../src/claims/claim.ts';
import type { PastRecommendation } from '../../src/usecases/client/client-lookup.ts';
import type { FeedbackTally } from '../../src/usecases/ports/shown-recommendation.ts';
import { bold, line, list, richText, words } from '../blocks/blocks.ts';
import { ago, date, shown } from '../blocks/format.ts';

const MOST_CHOICES = 3;

/** Feedback on the recommendation at a place (from 1): thumbs and the client's choice. */
const feedbackOf = (tally: FeedbackTally | null, place: number, says: Says): string => {
  if (!tally) return '';
  const [up, down] = [says('past.up', `${tally.up} 👍`, tally.up, { place }), says('past.down', `${tally.down} 👎`, tally.down, { place })];
  const thumbs = tally.up + tally.down > 0 ? [`${up} ${down}`] : [];
  const choices = (tally.choices ?? []).map((choice) => (choice === null ? PHRASES.somethingElse : shown(choice, 60)));
  const chose = choices.length === 0 ? [] : [`client chose ${[...new Set(choices)].slice(0, MOST_CHOICES).join(', ')}`];
  return ` · ${[...thumbs, ...chose].join(' · ') || 'no feedback yet'}`;
};

/** What the lines of past advice are told with: the instant and the zone of whoever looks, and claims of the client. */
interface Told {
  readonly now: Date;
  readonly zone: string;
  readonly says: Says;
}

const adviceLine = (
  { shownAt, shownToAsker, bondType, tally }: PastRecommendation,
  place: number,
  { now, zone, says }: Told,
): RichTextSection => {
  const day = dayAt(shownAt, zone);
  const when = `${says('past.shownOn', date(day), day, { place })} (${ago(shownAt, now)})`;
  return line(
    bold(bondType === null ? 'Nothing suitable' : shown(bondType, 80)),
    words(` ${when}, shown to ${shownToAsker ? 'you' : 'somebody else'}${feedbackOf(tally, place, says)}`),
  );
};

/** The client's latest recommendations with their feedback. */
export const pastAdvice = (recommendations: readonly PastRecommendation[], told: Told): RichTextBlock => {
  if (recommendations.length === 0) return richText(line(bold('Recommended so far'), words(' nothing')));
  return richText(
    line(bold('Recommended so far')),
    list(
      'bullet',
      recommendations.map((one, at) => adviceLine(one, at + 1, told)),
    ),
  );
};
