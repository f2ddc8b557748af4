import type { App, BlockAction, SlackActionMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { notMappedMessage, registeredMessage } from '../../../views/intake/intake-answers.ts';
import { EMPTY_FORM, INTAKE_BAND, INTAKE_VIEW, intakeBlock, intakeForm } from '../../../views/intake/intake-form.ts';
import { INTAKE_CHANGE, INTAKE_PREVIEW, intakePreview } from '../../../views/intake/intake-preview.ts';
import { type IntakeField, type IntakeForm, readIntake } from '../../advisor/intake/read-intake.ts';
import type { Actor } from '../../usecases/actor.ts';
import type { PreviewIntakeOutcome } from '../../usecases/intake/intake-outcomes.ts';
import { today } from '../../usecases/intake/today.ts';
import { admit } from '../admit.ts';
import { answerRecommendation } from '../answer-recommendation.ts';
import { answerSubmission } from '../answer-submission.ts';
import { answering } from '../answering.ts';
import type { Asker, Edge } from '../edge.ts';
import { composed, deliver } from '../posting.ts';
import { tell } from '../tell.ts';
import { updateView } from '../update-view.ts';
import { type IntakeMetadata, readIntakeMetadata, writeIntakeMetadata } from './intake-metadata.ts';
import { readIntakeForm } from './read-intake-form.ts';

type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction>;
type PressArgs = SlackActionMiddlewareArgs<BlockAction>;

const NO_SUCH_PARENT = 'No client of yours has this id: pick the account holder from the list, or leave it empty';
const NOT_MAPPED = 'No relationship manager is mapped to you any more: ask an admin, then preview again.';
const STALE = 'Something has changed meanwhile. Look it over and preview again.';

const place = (userId: string, metadata: IntakeMetadata | null): Asker => ({
  userId,
  // Slack takes a user's id for the direct messages with that user.
  channel: metadata?.channel ?? userId,
  responseUrl: metadata?.responseUrl ?? null,
});
const askerOfView = ({ body, view }: SubmitArgs): Asker => place(body.user.id, readIntakeMetadata(view.private_metadata));
const askerOfPress = ({ body }: PressArgs): Asker => place(body.user.id, readIntakeMetadata(body.view?.private_metadata ?? ''));

/** The form as it is before the person, redrawn for the band that was just picked. */
const switchBand = (edge: Edge) =>
  answering(edge, INTAKE_BAND, askerOfPress, async ({ ack, body }: PressArgs) => {
    await ack();
    const { view } = body;
    if (!view?.id) return;
    const redrawn = intakeForm(readIntakeForm(view.state?.values), view.private_metadata);
    // Somebody may change their mind faster than Slack answers: in order, and without a hash, so that the last one counts.
    await edge.turns.take(view.id, () => updateView(edge, { id: view.id }, redrawn));
  });

/** From the preview back to the form, with everything that was filled in. */
const goBack = (edge: Edge) =>
  answering(edge, INTAKE_CHANGE, askerOfPress, async ({ ack, body }: PressArgs, asker) => {
    await ack();
    const metadata = readIntakeMetadata(body.view?.private_metadata ?? '');
    if (!body.view?.id || !metadata) return;
    const view = intakeForm(metadata.form ?? EMPTY_FORM, writeIntakeMetadata(metadata.intakeId, asker, null));
    await updateView(edge, body.view, view);
  });

/** What the preview's outcome is as a view: the preview, or the form with what is wrong. */
const viewOf = (outcome: PreviewIntakeOutcome, form: IntakeForm, metadata: IntakeMetadata, asker: Asker): ModalView => {
  const carried = (filled: IntakeForm | null): string => writeIntakeMetadata(metadata.intakeId, asker, filled);
  if (outcome.kind === 'preview') return intakePreview(outcome, carried(form));
  return intakeForm(form, carried(null), outcome.kind === 'unknown-parent' ? NO_SUCH_PARENT : NOT_MAPPED);
};

const submitForm = (edge: Edge) =>
  answering(edge, INTAKE_VIEW, askerOfView, async ({ ack, body, view }: SubmitArgs, asker) => {
    const metadata = readIntakeMetadata(view.private_metadata);
    const form = readIntakeForm(view.state.values);
    const { facts, problems } = readIntake(form, today(edge.clock));
    if (!metadata) return ack();
    if (problems) {
      const there = new Set(view.blocks.map(({ block_id }) => block_id));
      const errors = Object.entries(problems).map(([field, words]) => [intakeBlock(field as IntakeField), words] as const);
      // A field that is not on the form yet cannot carry its error: Slack would refuse it.
      const isVisible = errors.every(([block]) => there.has(block));
      if (isVisible) return ack({ response_action: 'errors', errors: Object.fromEntries(errors) });
      return ack({ response_action: 'update', view: intakeForm(form, view.private_metadata, 'Fill in what is new below, then preview.') });
    }
    const actor = await edge.services.whoIs(asker.userId);
    if (!actor) {
      await ack();
      await admit(edge, asker);
      return;
    }
    await answerSubmission(edge, { ack, body }, edge.services.previewIntake({ actor, facts }), {
      title: 'Check the new client',
      errors: ({ kind }) => (kind === 'unknown-parent' ? { [intakeBlock('parent')]: NO_SUCH_PARENT } : null),
      view: (outcome) => viewOf(outcome, form, metadata, asker),
      // What was filled in must not be lost with the preview.
      failed: () => intakeForm(form, writeIntakeMetadata(metadata.intakeId, asker, null), 'The preview did not work. Try again.'),
    });
  });

const answerRegistered = async (
  edge: Edge,
  actor: Actor,
  asker: Asker,
  registered: Parameters<typeof registeredMessage>[0],
  fresh: boolean,
): Promise<void> => {
  if (!fresh) return tell(edge, asker, registeredMessage(registered, true));
  // Where it stands is said once, with the recommendation.
  await deliver(edge, asker, composed(registeredMessage(registered, false)));
  await answerRecommendation(edge, actor, asker, registered.id);
};

const submitPreview = (edge: Edge) =>
  answering(edge, INTAKE_PREVIEW, askerOfView, async ({ ack, view }: SubmitArgs, asker) => {
    const metadata = readIntakeMetadata(view.private_metadata);
    const actor = await edge.services.whoIs(asker.userId);
    if (!metadata?.form || !actor) {
      await ack();
      await admit(edge, asker);
      return;
    }
    const { facts } = readIntake(metadata.form, today(edge.clock));
    const again = (notice: string): ModalView =>
      intakeForm(metadata.form ?? EMPTY_FORM, writeIntakeMetadata(metadata.intakeId, asker, null), notice);
    if (!facts) return ack({ response_action: 'update', view: again(STALE) });
    // Saved before the modal goes: where saving fails, the modal stays and nothing is lost.
    const outcome = await edge.services.registerClient({ actor, intakeId: metadata.intakeId, facts });
    if (outcome.kind === 'unknown-parent') return ack({ response_action: 'update', view: again(NO_SUCH_PARENT) });
    await ack();
    if (outcome.kind === 'not-mapped') return tell(edge, asker, notMappedMessage());
    return answerRegistered(edge, actor, asker, outcome.client, outcome.fresh);
  });

/** The form for a new client, its preview, and registering. */
export const registerIntake = (app: Pick<App, 'action' | 'view'>, edge: Edge): void => {
  app.action<BlockAction>(INTAKE_BAND, switchBand(edge));
  app.action<BlockAction>(INTAKE_CHANGE, goBack(edge));
  app.view<ViewSubmitAction>(INTAKE_VIEW, submitForm(edge));
  app.view<ViewSubmitAction>(INTAKE_PREVIEW, submitPreview(edge));
};
