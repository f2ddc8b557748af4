import type { App, BlockAction, SlackActionMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { z } from 'zod';
import { EXPLORE_CHANGE_ACTION, exploreFigure, exploreMessage } from '../../../views/explore/explore-message.ts';
import { EXPLORE_FIELDS, EXPLORE_VIEW } from '../../../views/explore/explore-modal.ts';
import { readQuestionValue } from '../../../views/explore/explore-question.ts';
import { exploreRefusedMessage } from '../../../views/explore/explore-refused.ts';
import { notReadYetMessage } from '../../../views/home/not-read-yet.ts';
import { GROUPINGS, MEASURES, type Question } from '../../advisor/desk/explore.ts';
import { admit } from '../admit.ts';
import { answering } from '../answering.ts';
import type { Edge } from '../edge.ts';
import { answerWith } from '../illustrated.ts';
import { askerOfPress } from '../remembered.ts';
import { tell } from '../tell.ts';
import { openExplore } from './open-explore.ts';
import { readRememberedExplore } from './remember-explore.ts';

type PressArgs = SlackActionMiddlewareArgs<BlockAction>;
type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction>;

const chosen = (id: string, value: z.ZodType) =>
  z.object({ [id]: z.object({ selected_option: z.object({ value }).nullish() }).optional() }).optional();
const valueIn = (values: unknown, id: string): unknown => {
  const parsed = chosen(id, z.string()).safeParse((values as Record<string, unknown>)[id]);
  return parsed.data?.[id]?.selected_option?.value;
};
const place = z.coerce.number().int().min(0).max(999);

/** The question in a submission; null where it is none that our modal could have sent. */
const questionIn = (values: unknown): Question | null => {
  const measure = z.enum(MEASURES).safeParse(valueIn(values, EXPLORE_FIELDS.measure));
  const by = z.enum(GROUPINGS).safeParse(valueIn(values, EXPLORE_FIELDS.by));
  if (!measure.success || !by.success) return null;
  const filters = (['segment', 'band', 'age', 'type'] as const).flatMap((name) => {
    const value = valueIn(values, EXPLORE_FIELDS[name]);
    const read = place.safeParse(value);
    return value === undefined || !read.success ? [] : [[name, read.data] as const];
  });
  return { measure: measure.data, by: by.data, filters: Object.fromEntries(filters) };
};

/** Explore: the modal's answer is a message with a chart and a table, and its button opens the modal again as it was filled in. */
export const registerExplore = (app: Pick<App, 'view' | 'action'>, edge: Edge): void => {
  app.view<ViewSubmitAction>(
    EXPLORE_VIEW,
    answering(
      edge,
      EXPLORE_VIEW,
      ({ body, view }: SubmitArgs) => readRememberedExplore(body.user.id, view.private_metadata).asker,
      async ({ ack, body, view }, asker) => {
        const question = questionIn(view.state.values);
        if (!question) return ack({ response_action: 'errors', errors: { [EXPLORE_FIELDS.measure]: 'Choose what to show, and by what' } });
        if (question.by !== 'period' && question.filters[question.by] !== undefined) {
          return ack({
            response_action: 'errors',
            errors: { [EXPLORE_FIELDS[question.by]]: 'Choose “All” here, or another “By”: one group alone is no comparison' },
          });
        }
        await ack();
        const actor = await admit(edge, asker);
        if (!actor) return;
        const { takenAt } = readRememberedExplore(body.user.id, view.private_metadata);
        const outcome = await edge.services.exploreBook({ actor, question, takenAt });
        if (outcome.kind === 'refused') return tell(edge, asker, exploreRefusedMessage());
        if (outcome.kind === 'not-yet') return tell(edge, asker, notReadYetMessage());
        await answerWith(edge, asker, {
          figures: [exploreFigure(outcome)],
          draw: (look, [chart]) => exploreMessage(outcome, look, chart ?? { kind: 'text' }),
        });
      },
    ),
  );
  app.action<BlockAction>(
    EXPLORE_CHANGE_ACTION,
    answering(
      edge,
      EXPLORE_CHANGE_ACTION,
      ({ body }: PressArgs) => askerOfPress(body),
      async ({ ack, body }, asker) => {
        await ack();
        const actor = await admit(edge, asker);
        const [pressed] = body.actions;
        const asked = readQuestionValue(pressed && 'value' in pressed ? pressed.value : undefined);
        if (actor) await openExplore(edge, { actor, asker, triggerId: body.trigger_id }, asked);
      },
    ),
  );
};
