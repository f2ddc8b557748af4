import { z } from 'zod';
import {
  BREAKDOWN_CHANGE_ACTION,
  BREAKDOWN_OPEN_ACTION,
  breakdownFigure,
  breakdownMessage,
} from '../../../views/breakdown/breakdown-message.ts';
import { BREAKDOWN_FIELDS, BREAKDOWN_VIEW } from '../../../views/breakdown/breakdown-modal.ts';
import { breakdownRefusedMessage } from '../../../views/breakdown/breakdown-refused.ts';
import { type AskedQuestion, readQuestionValue } from '../../../views/breakdown/question-value.ts';
import { notReadYetMessage } from '../../../views/home/not-read-yet.ts';
import { GROUPINGS, MEASURES, type Question } from '../../advisor/breakdown/break-down.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { chosenOption } from '../listener/form.ts';
import type { On, Read, Submission } from '../listener/on.ts';
import { answerWith } from '../posting/illustrated.ts';
import type { DeliversAnswers } from '../posting/posting.ts';
import { tell } from '../posting/tell.ts';
import { breakdownMemory, type OpensBreakdowns, openBreakdown } from './open-breakdown.ts';

const place = z.coerce.number().int().min(0).max(999);

/** The question in a submitted form, or what's wrong with it. */
const readQuestion = (view: Submission['view']): Read<Question> => {
  const pickedIn = (name: keyof typeof BREAKDOWN_FIELDS) => chosenOption(view, BREAKDOWN_FIELDS[name], BREAKDOWN_FIELDS[name]);
  const measure = z.enum(MEASURES).safeParse(pickedIn('measure'));
  const by = z.enum(GROUPINGS).safeParse(pickedIn('by'));
  if (!measure.success || !by.success) return { errors: { [BREAKDOWN_FIELDS.measure]: 'Choose what to show, and by what' } };
  const filters = Object.fromEntries(
    (['segment', 'band', 'age', 'type'] as const).flatMap((name) => {
      const value = pickedIn(name);
      const read = place.safeParse(value);
      return value === undefined || !read.success ? [] : [[name, read.data] as const];
    }),
  );
  if (by.data !== 'period' && filters[by.data] !== undefined) {
    return { errors: { [BREAKDOWN_FIELDS[by.data]]: 'Choose “All” here, or another “By”: one group alone is no comparison' } };
  }
  return { form: { measure: measure.data, by: by.data, filters } };
};

type BreaksDown = DeliversAnswers & OpensBreakdowns & Edge<'breakDownBook'>;

const answerBreakdown = async (
  edge: BreaksDown,
  { actor, asker }: { readonly actor: Actor; readonly asker: Asker },
  { question, takenAt }: AskedQuestion,
): Promise<void> => {
  const outcome = await edge.services.breakDownBook({ actor, question, takenAt });
  if (outcome.kind === 'refused') return tell(edge, asker, breakdownRefusedMessage());
  if (outcome.kind === 'not-yet') return tell(edge, asker, notReadYetMessage(outcome.isReadAgain));
  await answerWith(edge, asker, {
    figures: [breakdownFigure(outcome)],
    draw: (look, [chart]) => breakdownMessage(outcome, look, chart ?? { kind: 'text' }),
  });
};

/**
 * Breaking the book down: a message with a chart and a table answers the modal. Its button opens the modal again as it was filled in, and its menu
 * answers about one row.
 */
export const onBreakdown = (on: On, edge: BreaksDown): void => {
  on.submission(BREAKDOWN_VIEW)
    .reading(readQuestion)
    .admitted()
    .answer(async ({ actor, asker, view, form: question }) => {
      const remembered = breakdownMemory.read(view.private_metadata);
      await answerBreakdown(edge, { actor, asker }, { question, takenAt: remembered && new Date(remembered.takenAt) });
    });
  on.press(BREAKDOWN_OPEN_ACTION)
    .admitted()
    .answer(async ({ actor, asker, value }) => {
      const asked = readQuestionValue(value);
      if (asked) await answerBreakdown(edge, { actor, asker }, asked);
    });
  on.press(BREAKDOWN_CHANGE_ACTION)
    .admitted()
    .answer(({ actor, asker, triggerId, value }) => {
      const again = { actionId: BREAKDOWN_CHANGE_ACTION, ...(value !== undefined && { value }) };
      return openBreakdown(edge, { actor, asker, triggerId, again }, readQuestionValue(value));
    });
};
