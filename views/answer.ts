import type { HeaderBlock, RichTextBlock } from '@slack/types';
import type { RecommendedType } from '../src/advisor/recommend.ts';
import type { ShownRecommendation } from '../src/usecases/shown-recommendation.ts';
import { bold, line, plain, richText, words } from './blocks.ts';
import { clientName } from './client-name.ts';
import { percent, readableDates, shown } from './format.ts';
import { SLACK_LIMITS } from './limits.ts';

/** Below this many times the runner-up the order is a close call. */
const CLOSE_CALL = 1.25;
const FAR_AHEAD = 10;

/** How sure: the probability, and how it compares with the runner-up. */
const howSure = (first: RecommendedType, second: RecommendedType | undefined, isDrawn: boolean): readonly [string, string] => {
  const likely = `${percent(first.probability)} likely`;
  const next = 'to be the next purchase';
  if (!second || !(second.probability > 0)) return [likely, next];
  const runnerUp = `${shown(second.bondType, 60)} (${percent(second.probability)})`;
  const times = first.probability / second.probability;
  if (isDrawn) return [likely, `${next}; drawn by chance ahead of ${runnerUp}, to learn from your feedback`];
  if (times < 1) return [likely, `${next}; advisors’ feedback puts it ahead of ${runnerUp}`];
  if (times < CLOSE_CALL) return [likely, `${next}: a close call with ${runnerUp}`];
  if (times >= FAR_AHEAD) return [likely, `${next}, far ahead of the runner-up`];
  return [likely, `${next}, ${times.toFixed(1)} times the runner-up`];
};

/** What is read in three seconds: the answer, to whom, how sure, and the weightiest reason. */
export const answer = ({
  profile,
  recommendation,
}: ShownRecommendation): { readonly text: string; readonly blocks: readonly [HeaderBlock, RichTextBlock] } | null => {
  const [first, second] = recommendation.recommended;
  if (!first) return null;
  const offer = `Offer ${shown(first.bondType, 70)} to ${clientName(profile, 70)}`;
  const { firstPlace } = recommendation;
  const isDrawn = firstPlace?.explored === true && firstPlace.byScore !== first.bondType;
  const [likely, compared] = howSure(first, second, isDrawn);
  const reason = first.reasons[0] === undefined ? null : readableDates(shown(first.reasons[0], 250));
  return {
    text: `${offer} · ${likely} ${compared}${reason === null ? '' : `. ${reason}`}`,
    blocks: [
      { type: 'header', text: plain(offer, SLACK_LIMITS.headerText) },
      richText(line(bold(likely), words(` ${compared}${reason === null ? '' : `\n${reason}`}`))),
    ],
  };
};
