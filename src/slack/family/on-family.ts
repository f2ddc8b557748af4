import { FAMILY_MORE_ACTION } from '../../../views/asked-client/client-buttons.ts';
import { PICK_CLIENT_ACTION } from '../../../views/asked-client/pick-client-modal.ts';
import { FAMILY_BLOCKS, FAMILY_VIEW, FAMILY_WHAT, FAMILY_WHAT_ACTION } from '../../../views/family/family-modal.ts';
import { FAMILY_STATISTICS_ACTION } from '../../../views/family/statistics-button.ts';
import { PHRASES } from '../../advisor/words/glossary.ts';
import { LONGEST_CLIENT_ID } from '../../usecases/asked-client/client-id.ts';
import { forClient } from '../listener/for-client.ts';
import { chosenOption } from '../listener/form.ts';
import type { On, Read } from '../listener/on.ts';
import { threadOf } from '../posting/reply-once.ts';
import { answerFamily, answerMoreOfFamily, FAMILY, type ReviewsFamilies } from './answer-family.ts';
import { answerFamilyStatistics, type ShowsFamilyStatistics } from './answer-family-statistics.ts';

type Asked = { readonly kind: 'statistics' } | { readonly kind: 'client'; readonly clientId: string };

/** The modal for supervisors and admins, "More …" under a family, and the button for figures over all families. */
export const onFamily = (on: On, edge: ReviewsFamilies & ShowsFamilyStatistics): void => {
  on.submission(FAMILY_VIEW)
    .reading((view): Read<Asked> => {
      if (chosenOption(view, FAMILY_BLOCKS.what, FAMILY_WHAT_ACTION) === FAMILY_WHAT.statistics) return { form: { kind: 'statistics' } };
      const clientId = chosenOption(view, FAMILY_BLOCKS.client, PICK_CLIENT_ACTION);
      if (clientId === undefined) return { errors: { [FAMILY_BLOCKS.client]: PHRASES.pickClient } };
      return { form: { kind: 'client', clientId } };
    })
    .admitted()
    .answer(({ actor, asker, form }) =>
      form.kind === 'statistics'
        ? answerFamilyStatistics(edge, actor, asker)
        : forClient(edge, FAMILY, { actor, asker, asked: form.clientId }, (client) => answerFamily(edge, { actor, asker, client })),
    );
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
};
