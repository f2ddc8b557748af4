import { FAMILY_MORE_ACTION } from '../../../views/asked-client/client-buttons.ts';
import { PICK_CLIENT_ACTION } from '../../../views/asked-client/pick-client-modal.ts';
import { FAMILY_BLOCKS, FAMILY_VIEW, FAMILY_WHAT, FAMILY_WHAT_ACTION } from '../../../views/family/family-modal.ts';
import { FAMILY_PAIRS_ACTION, FAMILY_STATISTICS_ACTION } from '../../../views/family/statistics-button.ts';
import { PHRASES } from '../../advisor/words/glossary.ts';
import { LONGEST_CLIENT_ID } from '../../usecases/asked-client/client-id.ts';
import { forClient } from '../listener/for-client.ts';
import { chosenOption } from '../listener/form.ts';
import type { On, Read } from '../listener/on.ts';
import { threadOf } from '../posting/reply-once.ts';
import { answerFamily, answerMoreOfFamily, FAMILY, type ReviewsFamilies } from './answer-family.ts';
import { answerFamilyStatistics, type ShowsFamilyStatistics } from './answer-family-statistics.ts';
import { answerPairs, type ListsPairs } from './answer-pairs.ts';

type Asked = { readonly kind: 'statistics' } | { readonly kind: 'pairs' } | { readonly kind: 'client'; readonly clientId: string };

/** The modal, "More …" under a family, and the button for figures over all families. */
export const onFamily = (on: On, edge: ReviewsFamilies & ShowsFamilyStatistics & ListsPairs): void => {
  on.submission(FAMILY_VIEW)
    .reading((view): Read<Asked> => {
      const what = chosenOption(view, FAMILY_BLOCKS.what, FAMILY_WHAT_ACTION);
      if (what === FAMILY_WHAT.statistics || what === FAMILY_WHAT.pairs) return { form: { kind: what } as const };
      const clientId = chosenOption(view, FAMILY_BLOCKS.client, PICK_CLIENT_ACTION);
      if (clientId === undefined) return { errors: { [FAMILY_BLOCKS.client]: PHRASES.pickClient } };
      return { form: { kind: 'client', clientId } };
    })
    .admitted()
    .answer(({ actor, asker, form }) => {
      if (form.kind === 'statistics') return answerFamilyStatistics(edge, actor, asker);
      if (form.kind === 'pairs') return answerPairs(edge, actor, asker);
      return forClient(edge, FAMILY, { actor, asker, asked: form.clientId }, (client) => answerFamily(edge, { actor, asker, client }));
    });
  on.press(FAMILY_MORE_ACTION)
    .admitted()
    .answer(async ({ actor, asker, body, value: asked }) => {
      const under = threadOf(body);
      if (!under || !asked || asked.length > LONGEST_CLIENT_ID) return;
      await forClient(edge, FAMILY, { actor, asker, asked }, (client) => answerMoreOfFamily(edge, under, { actor, asker, client }));
    });
  on.press(FAMILY_STATISTICS_ACTION)
    .admitted()
    .answer(({ actor, asker }) => answerFamilyStatistics(edge, actor, asker));
  on.press(FAMILY_PAIRS_ACTION)
    .admitted()
    .answer(({ actor, asker }) => answerPairs(edge, actor, asker));
};
