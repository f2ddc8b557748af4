import type { ModalView } from '@slack/types';
import {
  notMappedMessage,
  registeredMessage,
  registrationUndoneMessage,
  UNDO_REGISTRATION_ACTION,
} from '../../../views/intake/intake-answers.ts';
import { EMPTY_FORM, INTAKE_BAND, INTAKE_VIEW, intakeBlock, intakeForm } from '../../../views/intake/intake-form.ts';
import { INTAKE_CHANGE, INTAKE_PREVIEW, intakePreview } from '../../../views/intake/intake-preview.ts';
import { type IntakeField, type IntakeForm, readIntake } from '../../advisor/intake/read-intake.ts';
import { PHRASES } from '../../advisor/words/glossary.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import type { PreviewIntakeOutcome } from '../../usecases/intake/intake-outcomes.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { loggable } from '../edge/loggable.ts';
import { forClient } from '../listener/for-client.ts';
import { fieldsOf } from '../listener/form.ts';
import type { ByActor, On, Submission } from '../listener/on.ts';
import type { Reply } from '../listener/reply.ts';
import { deleteMessage } from '../posting/delete-message.ts';
import { deliver, forConversation } from '../posting/posting.ts';
import { tell } from '../posting/tell.ts';
import { updateView } from '../posting/update-view.ts';
import { answerRecommendation, RECOMMENDATION, type Recommends } from '../recommendation/answer-recommendation.ts';
import { MORE_REPLIES } from '../recommendation/on-more.ts';
import { askApprovers } from './ask-approvers.ts';
import { type IntakeMetadata, readIntakeMetadata, writeIntakeMetadata } from './intake-metadata.ts';
import { readIntakeForm } from './read-intake-form.ts';

type RegistersClients = Recommends & Edge<'previewIntake' | 'registerClient' | 'undoRegistration' | 'waitingProfile'>;

const NO_SUCH_PARENT = 'No client of yours has this id: pick the account holder from the list, or leave it empty';
const NOT_MAPPED = 'No relationship manager is mapped to you any more: ask an admin, then preview again.';
const STALE = 'Something has changed meanwhile. Look it over and preview again.';

/** The view for an outcome: the preview, or the form with what's wrong. */
const viewOf = (outcome: PreviewIntakeOutcome, form: IntakeForm, metadata: IntakeMetadata, asker: Asker): ModalView => {
  const carried = (filled: IntakeForm | null): string => writeIntakeMetadata(metadata.intakeId, asker, filled);
  if (outcome.kind === 'preview') return intakePreview(outcome, carried(form));
  return intakeForm(form, carried(null), outcome.kind === 'unknown-parent' ? NO_SUCH_PARENT : NOT_MAPPED);
};

/** Words under the fields that are wrong. A field that isn't on the form yet can't carry its error (Slack would refuse it), so it's added first. */
const withProblems = (view: Submission['view'], form: IntakeForm, problems: Readonly<Partial<Record<IntakeField, string>>>): Reply => {
  const there = new Set((view.blocks ?? []).map(({ block_id }) => block_id));
  const errors = Object.entries(problems).map(([field, words]) => [intakeBlock(field as IntakeField), words] as const);
  const isVisible = errors.every(([block]) => there.has(block));
  if (isVisible) return { kind: 'errors', errors: Object.fromEntries(errors) };
  return { kind: 'view', view: intakeForm(form, view.private_metadata, 'Fill in what is new below, then preview.') };
};

const submitForm = async (edge: RegistersClients, { actor, asker, view }: ByActor<Submission>): Promise<Reply> => {
  const metadata = readIntakeMetadata(view.private_metadata);
  const form = readIntakeForm(fieldsOf(view));
  const { facts, problems } = readIntake(form, edge.calendar.today(), edge.intakeRules);
  if (!metadata) return { kind: 'close' };
  if (problems) return withProblems(view, form, problems);
  const outcome = await edge.services.previewIntake({ actor, facts });
  const shown = viewOf(outcome, form, metadata, asker);
  if (outcome.kind !== 'unknown-parent') return { kind: 'view', view: shown };
  return { kind: 'errors', errors: { [intakeBlock('parent')]: NO_SUCH_PARENT }, late: shown };
};

/** The form again with what was filled in, because the preview failed. */
const previewFailed = ({ asker, view }: Submission): ModalView => {
  const metadata = readIntakeMetadata(view.private_metadata);
  const remembered = metadata ? writeIntakeMetadata(metadata.intakeId, asker, null) : view.private_metadata;
  return intakeForm(readIntakeForm(fieldsOf(view)), remembered, 'The preview didn’t work. Try again.');
};

const answerRegistered = async (
  edge: RegistersClients,
  actor: Actor,
  asker: Asker,
  registered: Parameters<typeof registeredMessage>[0],
  fresh: boolean,
): Promise<void> => {
  if (!fresh) return tell(edge, asker, registeredMessage(registered, true));
  // The recommendation that follows says where it was sent, so this doesn't.
  await deliver(edge, asker, (channel, send) => send(forConversation(channel, () => registeredMessage(registered, false))));
  await forClient(edge, RECOMMENDATION, { actor, asker, asked: registered.id }, async (client) => {
    const waiting = await edge.services.waitingProfile({ client });
    if (waiting) await askApprovers(edge, waiting);
    await answerRecommendation(edge, asker, client);
  });
};

const submitPreview = async (edge: RegistersClients, { actor, asker, view }: ByActor<Submission>): Promise<Reply> => {
  const metadata = readIntakeMetadata(view.private_metadata);
  if (!metadata?.form) return { kind: 'close' };
  const { form, intakeId } = metadata;
  const again = (notice: string): Reply => ({ kind: 'view', view: intakeForm(form, writeIntakeMetadata(intakeId, asker, null), notice) });
  const { facts } = readIntake(form, edge.calendar.today(), edge.intakeRules);
  if (!facts) return again(STALE);
  // Saved before the modal closes: if saving fails, the modal stays open and nothing is lost.
  const outcome = await edge.services.registerClient({ actor, intakeId, facts });
  if (outcome.kind === 'unknown-parent') return again(NO_SUCH_PARENT);
  if (outcome.kind === 'not-mapped') return { kind: 'close', afterwards: () => tell(edge, asker, notMappedMessage()) };
  return { kind: 'close', afterwards: () => answerRegistered(edge, actor, asker, outcome.client, outcome.fresh) };
};

/** The form for a new client, its preview, the registration, and undoing it. */
export const onIntake = (on: On, edge: RegistersClients): void => {
  on.press(INTAKE_BAND)
    .forAnyone('it only redraws the form in front of the person, with what they typed')
    .answer(async ({ body: { view } }) => {
      if (!view?.id) return;
      const redrawn = intakeForm(readIntakeForm(view.state?.values), view.private_metadata);
      // Somebody may change their mind faster than Slack answers. In order and without a hash, the last choice counts.
      await edge.turns.take(view.id, () => updateView(edge, { id: view.id }, redrawn));
    });
  on.press(INTAKE_CHANGE)
    .forAnyone('it only goes back to the form, with what they typed')
    .answer(async ({ asker, body: { view } }) => {
      const metadata = readIntakeMetadata(view?.private_metadata ?? '');
      if (!view?.id || !metadata) return;
      await updateView(edge, view, intakeForm(metadata.form ?? EMPTY_FORM, writeIntakeMetadata(metadata.intakeId, asker, null)));
    });
  on.submission(INTAKE_VIEW)
    .replying({ late: (submission) => ({ title: PHRASES.checkClient, failed: () => previewFailed(submission) }) })
    .admitted()
    .answer((submission) => submitForm(edge, submission));
  on.submission(INTAKE_PREVIEW)
    .replying()
    .admitted()
    .answer((submission) => submitPreview(edge, submission));
  on.press(UNDO_REGISTRATION_ACTION)
    .admitted()
    .answer(async ({ actor, asker, body, value }) => {
      if (value === undefined) return;
      const outcome = await edge.services.undoRegistration({ actor, registered: value });
      if (outcome.kind === 'undone') {
        const confirmation = body.channel && body.message ? [{ channel: body.channel.id, ts: body.message.ts }] : [];
        for (const place of [...outcome.messages, ...confirmation]) {
          try {
            await deleteMessage(edge, place, MORE_REPLIES);
          } catch (error) {
            edge.logger.warn(
              { channel: place.channel, ...loggable(error) },
              'a message about a registration that was undone is still there',
            );
          }
        }
      }
      await tell(edge, asker, registrationUndoneMessage(outcome));
    });
};
