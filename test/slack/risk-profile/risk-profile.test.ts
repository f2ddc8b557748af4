import test from 'ava';
import type { FilledProfile } from '../../../src/advisor/intake/read-risk-profile.ts';
import { clientId } from '../../../src/advisor/units.ts';
import type { RecordedProfile } from '../../../src/usecases/ports/profiles/risk-profiles.ts';
import type { Services } from '../../../src/usecases/services.ts';
import { dayOf } from '../../helpers/samples/sample-recommendation.ts';
import { press } from '../../helpers/slack/press.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import { sendInteraction, submission } from '../../helpers/slack/slack-requests.ts';

type View = { readonly private_metadata: string; readonly callback_id: string; readonly blocks: unknown };

const profileOf = (filled: FilledProfile, status: RecordedProfile['status']): RecordedProfile => ({
  id: 'p1',
  clientId: clientId('C_0042'),
  band: filled.band,
  assessedOn: filled.assessedOn,
  recordedOn: filled.assessedOn,
  recordedAt: new Date('2026-03-13T08:00:00Z'),
  recordedBy: 'U_ADVISOR',
  source: 'adviser',
  status,
  decidedBy: null,
  grounds: { scored: filled.scored, reason: filled.reason },
});

const recording = (status: RecordedProfile['status'], askedOf: readonly string[] = []) => {
  const recorded: FilledProfile[] = [];
  const services: Partial<Services> = {
    recordProfile: async ({ filled }) => {
      recorded.push(filled);
      return { profile: profileOf(filled, status), conflicts: ['age: the client is 78'], askedOf };
    },
  };
  return { recorded, services };
};

const picked = (value: string | null) => ({ type: 'static_select', selected_option: value === null ? null : { value } });
const form = (more: Readonly<Record<string, unknown>> = {}) => ({
  intake_horizon: { intake_horizon: picked('open') },
  intake_objectives: { intake_objectives: { type: 'checkboxes', selected_options: [{ value: 'grow' }] } },
  intake_loss: { intake_loss: picked('more') },
  intake_income: { intake_income: picked('ample') },
  intake_experience: { intake_experience: picked('lower') },
  intake_band: { intake_band: picked('questionnaire') },
  intake_reason: { intake_reason: { type: 'plain_text_input', value: null } },
  risk_profile_assessed: { risk_profile_assessed: { type: 'datepicker', selected_date: '2025-01-02' } },
  ...more,
});

test('the button opens the questionnaire, and a message says what was recorded', async (t) => {
  const { recorded, services } = recording('counts');
  const setup = await slackOverHttp(t, services);
  await sendInteraction(setup.url, press('client_risk_profile', 'C_0042'));
  const view = (await setup.api.nth('views.open')).view as View;
  t.is(view.callback_id, 'risk_profile');
  t.true(JSON.stringify(view.blocks).includes('For C_0042'));
  const response = await sendInteraction(setup.url, submission(view.callback_id, form(), view.private_metadata));
  t.is(await response.text(), '');
  const posted = await setup.api.nth('chat.postMessage');
  t.is(posted.text, 'Profile of C_0042 recorded. It counts from now on.');
  t.like(recorded[0], { band: 'C', assessedOn: dayOf('2025-01-02') });
});

test('a raised band asks those who may approve it, with what speaks against it', async (t) => {
  const { services } = recording('waits', ['U_SUPERVISOR']);
  const setup = await slackOverHttp(t, services);
  await sendInteraction(setup.url, press('client_risk_profile', 'C_0042'));
  const view = (await setup.api.nth('views.open')).view as View;
  await sendInteraction(setup.url, submission(view.callback_id, form(), view.private_metadata));
  const request = await setup.api.nth('chat.postMessage', 2);
  t.is(request.channel, 'D_U_SUPERVISOR');
  t.regex(JSON.stringify(request.blocks), /age: the client is 78/);
  t.regex(JSON.stringify(request.blocks), /risk_profile_approve/);
});

test('what is missing is said under its field', async (t) => {
  const { recorded, services } = recording('counts');
  const setup = await slackOverHttp(t, services);
  const wrong = form({ intake_loss: { intake_loss: picked(null) }, intake_band: { intake_band: picked('C') } });
  const response = await sendInteraction(setup.url, submission('risk_profile', wrong, '{}'));
  t.deepEqual(JSON.parse(await response.text()).errors, {
    intake_loss: 'The questionnaire needs an answer here: pick one',
    intake_reason: "Say in a sentence why band C; it's kept with the profile",
  });
  t.deepEqual(recorded, []);
});
