import type { App, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { LADDER_VIEW } from '../../../views/ladder/ladder-modal.ts';
import { admit } from '../admit.ts';
import { answering } from '../answering.ts';
import type { Asker, Edge } from '../edge.ts';
import { answerLadder } from './answer-ladder.ts';
import { ladderMemory } from './ladder-memory.ts';
import { readLadderForm } from './read-ladder-form.ts';

type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction>;

const askerOf = ({ body, view }: SubmitArgs): Asker => ladderMemory.askerOf(body.user.id, view.private_metadata);

/** The modal that asks what kind of ladder: it stays open with words under each field that is wrong, and a message answers. */
export const registerLadder = (app: Pick<App, 'view'>, edge: Edge): void => {
  app.view(
    LADDER_VIEW,
    answering(edge, LADDER_VIEW, askerOf, async ({ ack, view }: SubmitArgs, asker) => {
      const form = readLadderForm(view.state.values);
      if (form.kind === 'problems') return ack({ response_action: 'errors', errors: form.problems });
      await ack();
      const actor = await admit(edge, asker);
      const remembered = ladderMemory.read(view.private_metadata);
      if (actor && remembered) await answerLadder(edge, actor, asker, remembered.clientId, form.wish);
    }),
  );
};
