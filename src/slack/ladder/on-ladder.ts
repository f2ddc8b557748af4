import { LADDER_VIEW } from '../../../views/ladder/ladder-modal.ts';
import { fieldsOf } from '../listener/form.ts';
import type { On } from '../listener/on.ts';
import { answerLadder, type BuildsLadders, LADDER } from './answer-ladder.ts';
import { ladderMemory } from './open-ladder.ts';
import { readLadderForm } from './read-ladder-form.ts';

/** The modal that asks what kind of ladder. It stays open with words under each wrong field; then a message answers. */
export const onLadder = (on: On, edge: BuildsLadders): void => {
  on.submission(LADDER_VIEW)
    .reading((view) => {
      const read = readLadderForm(fieldsOf(view));
      return read.kind === 'problems' ? { errors: read.problems } : { form: read.wish };
    })
    .admitted()
    .client(LADDER, ({ view }) => ladderMemory.read(view.private_metadata)?.clientId)
    .answer(({ asker, client, form: wish }) => answerLadder(edge, asker, client, wish));
};
