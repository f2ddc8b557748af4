import type { ShownRecommendation } from '../../src/usecases/ports/shown-recommendation.ts';
import { clientActions } from '../asked-client/client-buttons.ts';
import { clientName } from '../asked-client/client-name.ts';
import { bold, line, type Message, richText, words } from '../blocks/blocks.ts';
import { escapeMrkdwn, shown } from '../blocks/format.ts';
import { excludedTypes, reasonsInFull } from '../recommendation/details.ts';

const MOST_TYPES = 3;

type Shown = Pick<ShownRecommendation, 'recommendation' | 'profile'>;

const message = ({ profile }: Shown, title: string, elements: Parameters<typeof richText>): Message => ({
  text: escapeMrkdwn(title),
  blocks: [richText(line(bold(title)), ...elements), ...clientActions(profile.clientId, ['recommend', 'profile'])],
});

/** Why a type isn't among what's recommended to a client, by the rule that left it out; without a type, all that was left out. */
export const whyNotMessage = (shownAdvice: Shown, type: string | null): Message => {
  const { recommendation, profile } = shownAdvice;
  const client = clientName(profile, 60);
  const excluded = recommendation.excluded.filter(({ bondType }) => type === null || bondType === type);
  if (excluded.length > 0) {
    const title = type === null ? `What was left out for ${client}` : `Why not ${shown(type, 60)} for ${client}`;
    return message(shownAdvice, title, excludedTypes({ ...recommendation, excluded }, profile));
  }
  if (type === null) return message(shownAdvice, `No rule left a type out for ${client}.`, []);
  const place = recommendation.recommended.findIndex(({ bondType }) => bondType === type);
  if (place === 0)
    return message(shownAdvice, `${shown(type, 60)} comes first for ${client}.`, reasonsInFull(recommendation.recommended[0]));
  const why = 'No rule leaves it out. Other types are likelier to be the next purchase.';
  return message(shownAdvice, `Why not ${shown(type, 60)} for ${client}`, [line(words(why))]);
};

/** Why what's recommended is recommended: the reasons of the first types, or of one. */
export const whyMessage = (shownAdvice: Shown, type: string | null): Message => {
  const { recommendation, profile } = shownAdvice;
  const types = recommendation.recommended.slice(0, MOST_TYPES).filter(({ bondType }) => type === null || bondType === type);
  if (types.length === 0) return whyNotMessage(shownAdvice, type);
  return message(
    shownAdvice,
    `Why ${type === null ? 'these' : shown(type, 60)} for ${clientName(profile, 60)}`,
    types.flatMap(reasonsInFull),
  );
};
