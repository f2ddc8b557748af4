import type { KnownBlock, ModalView } from '@slack/types';
import { type IntakeField, LONGEST_REASON } from '../../src/advisor/intake/read-intake.ts';
import { type Day, isoFromDay } from '../../src/advisor/units.ts';
import { context, plain } from '../blocks/blocks.ts';
import { shown } from '../blocks/format.ts';
import { EMPTY_FORM, intakeBlock, questionnaireBlocks, riskBandInput } from './intake-form.ts';

export const RISK_PROFILE_VIEW = 'risk_profile';
/** Block and action id of the day of assessment. */
export const RISK_PROFILE_ASSESSED = 'risk_profile_assessed';

/** The block of a field of the form. */
export const riskProfileBlock = (field: IntakeField | 'assessed'): string =>
  field === 'assessed' ? RISK_PROFILE_ASSESSED : intakeBlock(field);

/** Modal that records a client's risk profile: the questionnaire, the band, and the day. `metadata` names the client. */
export const riskProfileModal = (clientId: string, today: Day, metadata: string): ModalView => {
  const blocks: KnownBlock[] = [
    context(
      `For ${shown(clientId, 80)}. Bands B and C count only with a recorded profile. A band above the questionnaire’s, or above the last one recorded, waits for a supervisor or admin.`,
    ),
    ...questionnaireBlocks(EMPTY_FORM),
    riskBandInput('questionnaire'),
    {
      type: 'input',
      block_id: intakeBlock('reason'),
      optional: true,
      label: plain('Reason, if you chose the band yourself', 150),
      element: { type: 'plain_text_input', action_id: intakeBlock('reason'), multiline: true, max_length: LONGEST_REASON },
      hint: plain('It’s kept with the profile.', 150),
    },
    {
      type: 'input',
      block_id: RISK_PROFILE_ASSESSED,
      label: plain('Assessed on', 150),
      element: { type: 'datepicker', action_id: RISK_PROFILE_ASSESSED, initial_date: isoFromDay(today) },
    },
  ];
  return {
    type: 'modal',
    callback_id: RISK_PROFILE_VIEW,
    private_metadata: metadata,
    title: { type: 'plain_text', text: 'Record profile' },
    submit: { type: 'plain_text', text: 'Record' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks,
  };
};
