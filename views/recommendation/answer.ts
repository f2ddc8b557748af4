import type { HeaderBlock, RichTextBlock } from '@slack/types';
import { amongSuitable, wishOf } from '../../src/advisor/advice/among-suitable.ts';
import type { Recommendation } from '../../src/advisor/advice/recommend.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { type Claim, claim, claimAll } from '../../src/claims/claim.ts';
import type { ClaimKind } from '../../src/claims/kinds.ts';
import type { ShownRecommendation } from '../../src/usecases/ports/shown-recommendation.ts';
import { clientName } from '../asked-client/client-name.ts';
import { withGuardian } from '../asked-client/guardian-note.ts';
import { bold, line, plain, richText, words } from '../blocks/blocks.ts';
import { percent, plural, readableDates, shown } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';
import { bestBond } from './best-bond.ts';
import { areOffersKnown } from './provenance.ts';

/** Below this multiple of the runner-up's probability, the order is a close call. */
const CLOSE_CALL = 1.25;
const MOST_LIKELIER = 2;

const claimed = (recommendation: Recommendation, bondType: string, kind: ClaimKind, number: number): Claim => ({
  kind,
  subject: { client: recommendation.clientId, bondType, ...wishOf(recommendation) },
  number,
  asOf: recommendation.asOf,
});

/** A recommended type's chance among the types that fit; null if there's no type at this place. */
export const chanceInWords = (recommendation: Recommendation, place: number): string | null => {
  const type = recommendation.recommended[place];
  const chance = amongSuitable(recommendation).chances[place];
  return type === undefined || chance === undefined
    ? null
    : claim(percent(chance), claimed(recommendation, type.bondType, 'advice.chance', chance));
};

const fits = (recommendation: Recommendation, types: number): Claim => ({
  kind: 'advice.fits',
  subject: { client: recommendation.clientId, ...wishOf(recommendation) },
  number: types,
  asOf: recommendation.asOf,
});

/** What was left out although it's likelier than the first type; empty if nothing was. */
export const likelierInWords = (recommendation: Recommendation): string => {
  const { likelier } = amongSuitable(recommendation);
  const first = recommendation.recommended[0];
  if (!first) return '';
  claim('Likelier but left out', claimed(recommendation, first.bondType, 'advice.likelier', likelier.length));
  if (likelier.length === 0) return '';
  const named = likelier
    .slice(0, MOST_LIKELIER)
    .map(
      ({ bondType, probability }) =>
        `${shown(bondType, 60)} (${claim(percent(probability), claimed(recommendation, bondType, 'advice.probability', probability))})`,
    );
  const more = likelier.length - named.length;
  const all = more > 0 ? `${named.join(', ')} and ${plural(more, 'more type', 'more types')}` : named.join(' and ');
  return `${PHRASES.likelier} ${all}; of all types, this one has ${claim(percent(first.probability), claimed(recommendation, first.bondType, 'advice.probability', first.probability))}.`;
};

/** The first type's rank and chance among the types that fit, and how that compares with the runner-up. */
const standing = (recommendation: Recommendation): readonly [string, string] => {
  const { types, chances } = amongSuitable(recommendation);
  const [first, second] = recommendation.recommended;
  const { firstPlace } = recommendation;
  if (!first) return ['', ''];
  if (!second || types < 2) {
    const likely = claim(percent(first.probability), claimed(recommendation, first.bondType, 'advice.probability', first.probability));
    const only = claim('The only type that fits', fits(recommendation, types));
    return [only, `: ${likely} chance it’s the next purchase, of all types`];
  }
  const [chance, next] = [chances[0] as number, chances[1] as number];
  const among = `: ${claim(percent(chance), claimed(recommendation, first.bondType, 'advice.chance', chance))} chance among them`;
  const runnersUp = claim(percent(next), claimed(recommendation, second.bondType, 'advice.chance', next));
  const runnerUp = `${shown(second.bondType, 60)} (${runnersUp})`;
  const all = claim(`${types} types that fit`, fits(recommendation, types));
  if (firstPlace?.explored === true && firstPlace.byScore !== first.bondType)
    return [`One of ${all}`, `${among}; picked at random ahead of ${runnerUp}, to learn from your feedback`];
  const best = claim(`Best of ${all}`, claimed(recommendation, first.bondType, 'advice.place', 1));
  if (chance < next) return [best, `${among}; advisers’ feedback puts it ahead of ${runnerUp}`];
  if (chance < CLOSE_CALL * next) return [best, `${among}, a close call with ${runnerUp}`];
  return [best, `${among}, the runner-up has ${runnersUp}`];
};

/** The first type's rank, its chance and what was left out although likelier, in sentences. */
export const standingInWords = (recommendation: Recommendation): string => {
  const likelier = likelierInWords(recommendation);
  return `${standing(recommendation).join('')}.${likelier === '' ? '' : `\n${likelier}`}`;
};

/** Top of the message: what to offer to whom, its chance among what fits, the best bond and the main reason. Null if nothing is recommended. */
export const answer = (
  shownRecommendation: ShownRecommendation,
): { readonly text: string; readonly blocks: readonly [HeaderBlock, RichTextBlock] } | null => {
  const { profile, recommendation } = shownRecommendation;
  const [first] = recommendation.recommended;
  if (!first) return null;
  const offer = `Offer ${shown(first.bondType, 70)} to ${clientName(profile, 70)}`;
  const [rank, chance] = standing(recommendation);
  const best = bestBond(first, areOffersKnown(shownRecommendation), recommendation);
  const reason = first.reasons[0] === undefined ? null : claimAll(readableDates(shown(first.reasons[0], 250)), first.claims?.[0] ?? []);
  return {
    text: withGuardian(`${offer} · ${rank}${chance}. ${best.text}${reason === null ? '' : ` ${reason}`}`, profile),
    blocks: [
      { type: 'header', text: plain(offer, SLACK_LIMITS.headerText) },
      richText(line(bold(rank), words(`${chance}.\n`), ...best.elements, ...(reason === null ? [] : [words(`\n${reason}`)]))),
    ],
  };
};
