import { z } from 'zod';
import { RISK_PROFILE_ACTION } from '../../../views/asked-client/client-buttons.ts';
import {
  PROFILE_APPROVE,
  PROFILE_REFUSE,
  profileDecidedMessage,
  profileRecordedMessage,
} from '../../../views/intake/risk-profile-answers.ts';
import { RISK_PROFILE_ASSESSED, RISK_PROFILE_VIEW, riskProfileBlock, riskProfileModal } from '../../../views/intake/risk-profile-modal.ts';
import { type FilledProfile, type RiskProfileForm, readRiskProfile } from '../../advisor/intake/read-risk-profile.ts';
import type { AskedClient } from '../../usecases/asked-client/asked-client.ts';
import { LONGEST_CLIENT_ID } from '../../usecases/asked-client/client-id.ts';
import { postDirectly } from '../admin/post-directly.ts';
import { LOOK_UP } from '../client/answer-client.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { askApprovers } from '../intake/ask-approvers.ts';
import { readIntakeForm } from '../intake/read-intake-form.ts';
import type { AsksForClients } from '../listener/for-client.ts';
import { fieldOf, fieldsOf } from '../listener/form.ts';
import { modalMemory } from '../listener/modal-memory.ts';
import type { ByActor, On, Press } from '../listener/on.ts';
import { openModal } from '../posting/open-modal.ts';
import { composed, type DeliversAnswers, deliver } from '../posting/posting.ts';
import { tell } from '../posting/tell.ts';

export type RecordsProfiles = AsksForClients & DeliversAnswers & Edge<'recordProfile' | 'decideProfile'>;

const memory = modalMemory({ clientId: z.string().min(1).max(LONGEST_CLIENT_ID) });

const record = async (edge: RecordsProfiles, asker: Asker, client: AskedClient, filled: FilledProfile): Promise<void> => {
  const outcome = await edge.services.recordProfile({ client, filled });
  await deliver(edge, asker, composed(profileRecordedMessage(outcome)));
  await askApprovers(edge, outcome);
};

const decide =
  (edge: RecordsProfiles, decision: 'counts' | 'refused') =>
  async ({ actor, asker, body, value: profileId }: ByActor<Press>): Promise<void> => {
    if (profileId === undefined) return;
    const outcome = await edge.services.decideProfile({ actor, profileId, decision });
    const message = profileDecidedMessage(outcome);
    if (outcome.kind !== 'decided' || !body.channel || !body.message) return tell(edge, asker, message);
    await edge.client.chat.update({ channel: body.channel.id, ts: body.message.ts, ...message });
    const { recordedBy } = outcome.profile;
    if (recordedBy !== actor.id && /^[UW]/.test(recordedBy)) await postDirectly(edge, recordedBy, () => message);
  };

/** "Record profile": the form for a client's risk profile, and the approval of a raised band. */
export const onRiskProfile = (on: On, edge: RecordsProfiles): void => {
  on.press(RISK_PROFILE_ACTION)
    .admitted()
    .answer(async ({ asker, triggerId, value: clientId }) => {
      if (!clientId || clientId.length > LONGEST_CLIENT_ID) return;
      const view = riskProfileModal(clientId, edge.calendar.today(), memory.write({ clientId }, asker));
      await openModal(edge, triggerId, view, { actionId: RISK_PROFILE_ACTION, value: clientId });
    });
  on.submission(RISK_PROFILE_VIEW)
    .reading((view) => {
      const assessed = fieldOf(view, RISK_PROFILE_ASSESSED, RISK_PROFILE_ASSESSED).selected_date ?? null;
      const form: RiskProfileForm = { ...readIntakeForm(fieldsOf(view)), assessed };
      const { filled, problems } = readRiskProfile(form, edge.calendar.today(), edge.intakeRules);
      if (filled) return { form: filled };
      const errors = Object.entries(problems).map(([field, said]) => [riskProfileBlock(field as 'assessed'), said]);
      return { errors: Object.fromEntries(errors) };
    })
    .admitted()
    .client(LOOK_UP, ({ view }) => memory.read(view.private_metadata)?.clientId)
    .answer(({ asker, client, form: filled }) => record(edge, asker, client, filled));
  on.press(PROFILE_APPROVE).admitted().answer(decide(edge, 'counts'));
  on.press(PROFILE_REFUSE).admitted().answer(decide(edge, 'refused'));
};
