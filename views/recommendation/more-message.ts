import type { ShownRecommendation } from '../../src/usecases/ports/shown-recommendation.ts';
import { recordingProfile } from '../asked-client/band-words.ts';
import { clientActions } from '../asked-client/client-buttons.ts';
import { clientFacts } from '../asked-client/client-facts.ts';
import { clientName } from '../asked-client/client-name.ts';
import { guardianNote, withGuardian } from '../asked-client/guardian-note.ts';
import { bold, context, line, type Message, richText, words } from '../blocks/blocks.ts';
import { escapeMrkdwn, shown } from '../blocks/format.ts';
import type { Look } from '../blocks/look.ts';
import { chanceInWords, likelierInWords } from './answer.ts';
import { bondList } from './bond-list.ts';
import { bondTable } from './bond-table.ts';
import type { ChartFigures } from './chart-block.ts';
import { choices } from './choices.ts';
import { details } from './details.ts';
import { areOffersKnown, provenance } from './provenance.ts';
import { moreActions } from './recommendation-actions.ts';
import { MOST_TYPES } from './recommendation-message.ts';
import { tenorRemark } from './tenor-remark.ts';

const headingOf = ({ profile }: ShownRecommendation): string => `What fits ${clientName(profile, 80)}, best first`;

/**
 * Everything else about a recommendation, for its thread: the other types with their best bonds, the figures of the picture, all bonds, the
 * reasons, what was left out, where it comes from, and more buttons.
 * @param canShare whether there's a channel to share it to
 */
export const moreMessage = (
  recommendation: ShownRecommendation,
  { look, figures, canShare }: { readonly look: Look; readonly figures: ChartFigures; readonly canShare: boolean },
): Message => {
  const { profile, recommendation: advice } = recommendation;
  const types = advice.recommended.slice(0, MOST_TYPES);
  const heading = headingOf(recommendation);
  const likelier = likelierInWords(advice);
  const named = types.map(({ bondType }, place) => `${shown(bondType, 60)} ${chanceInWords(advice, place)}`).join(', ');
  const hasBonds = types.some(({ bonds }) => bonds.length > 0);
  return {
    text: escapeMrkdwn(withGuardian(`${heading}: ${named}.${likelier === '' ? '' : ` ${likelier}`}`, profile)),
    blocks: [
      richText(line(bold(heading), ...(likelier === '' ? [] : [words(`\n${likelier}`)]))),
      ...guardianNote(profile),
      ...(types.length > 0 ? [choices(advice, MOST_TYPES, figures, areOffersKnown(recommendation))] : []),
      ...bondList(types, profile, look.folds),
      ...tenorRemark(profile, types),
      ...details(recommendation, types, look.folds),
      context(clientFacts(profile, advice.countedBand)),
      provenance(recommendation, look.zone),
      moreActions(
        recommendation.id,
        recommendation.model.version,
        { share: canShare, sort: hasBonds && look.table },
        profile.clientId,
        types.flatMap(({ bonds }) => bonds),
      ),
      ...clientActions(profile.clientId, ['profile', 'compare', 'family', 'ladder'], recordingProfile(profile, advice.countedBand)),
    ],
  };
};

/** All bonds of a recommendation in a table that sorts by any column, or as a list where the workspace takes no table. */
export const bondTableMessage = (recommendation: ShownRecommendation, look: Look): Message => {
  const { profile } = recommendation;
  const types = recommendation.recommendation.recommended.slice(0, MOST_TYPES);
  const heading = `Bonds on offer for ${clientName(profile, 80)}, best fit first`;
  return {
    text: escapeMrkdwn(withGuardian(heading, profile)),
    blocks: [
      richText(line(bold(heading))),
      ...guardianNote(profile),
      ...(look.table ? bondTable(types, profile) : bondList(types, profile, false)),
    ],
  };
};
