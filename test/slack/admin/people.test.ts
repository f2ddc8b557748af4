import test from 'ava';
import type { PutPersonOutcome } from '../../../src/usecases/admin/keep-people.ts';
import type { Services } from '../../../src/usecases/services.ts';
import { ADMIN_ACTIONS } from '../../../views/admin/admin-actions.ts';
import { PERSON_VIEW, ROLE_BLOCK, ROLE_SELECT } from '../../../views/admin/person-modal.ts';
import { stringsIn } from '../../helpers/inside.ts';
import { samplePeople } from '../../helpers/samples/sample-admin.ts';
import { press } from '../../helpers/slack/press.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import { sendInteraction, submission } from '../../helpers/slack/slack-requests.ts';

const VALUES = { [ROLE_BLOCK]: { [ROLE_SELECT]: { selected_option: { value: 'advisor' } } } };
const METADATA = JSON.stringify({ slackUserId: 'U0NEW', list: 'V_LIST' });
const person = { slackUserId: 'U0NEW', role: 'advisor', relationshipManagerIds: [] } as const;
const ADMIN: Partial<Services> = {
  whoIs: async () => ({ id: 'U_ADMIN', role: 'admin', sees: 'all' }),
  listPeople: async () => samplePeople(),
};

test('if the book is slow, the submission is answered in time, and the modal and the list show the outcome later', async (t) => {
  let finish: (outcome: PutPersonOutcome) => void = () => {};
  let fail: (error: Error) => void = () => {};
  const putPerson: Services['putPerson'] = () =>
    new Promise((resolve, reject) => {
      finish = resolve;
      fail = reject;
    });
  const { api, url } = await slackOverHttp(t, { ...ADMIN, putPerson });
  const save = async () => (await sendInteraction(url, submission(PERSON_VIEW, VALUES, METADATA, 'U_ADMIN'))).text();
  t.regex(await save(), /One moment/);
  finish({ kind: 'saved', person, before: null });
  t.regex(stringsIn(await api.nth('views.update', 1)).join(' '), /Saved\. It counts from the next request/);
  const list = await api.nth('views.update', 2);
  t.is(list.view_id, 'V_LIST');
  t.regex(stringsIn(list).join(' '), /Saved\. It counts.*People and roles|People and roles.*Saved\. It counts/s);

  t.regex(await save(), /One moment/);
  finish({ kind: 'last-admin' });
  t.regex(stringsIn(await api.nth('views.update', 3)).join(' '), /Nothing was saved\. This is the only admin/);

  t.regex(await save(), /One moment/);
  fail(new Error('the database is away'));
  t.regex(stringsIn(await api.nth('views.update', 4)).join(' '), /That didn’t work/);
});

test('what is saved at once closes the modal, however long the list underneath takes', async (t) => {
  let list: (people: Awaited<ReturnType<Services['listPeople']>>) => void = () => {};
  const listPeople: Services['listPeople'] = () =>
    new Promise((resolve) => {
      list = resolve;
    });
  const { api, url } = await slackOverHttp(t, { ...ADMIN, listPeople, putPerson: async () => ({ kind: 'saved', person, before: null }) });
  const answer = await sendInteraction(url, submission(PERSON_VIEW, VALUES, METADATA, 'U_ADMIN'));
  t.is(await answer.text(), '');
  list(samplePeople());
  t.is((await api.nth('views.update')).view_id, 'V_LIST');
});

test('an admin who closes the modal while it loads is no error', async (t) => {
  const { api, url, logger, app } = await slackOverHttp(t, { ...ADMIN, refuseAdministration: async () => null });
  api.answer('views.push', () => ({ ok: true, view: { id: 'V_LOADING', hash: 'h' } }));
  api.answer('views.update', () => ({ ok: false, error: 'not_found' }));
  t.is((await sendInteraction(url, press(ADMIN_ACTIONS.people, undefined, 'U_ADMIN'))).status, 200);
  await api.nth('views.update');
  await app.stop();
  t.deepEqual(
    logger.lines.filter(({ level }) => level === 'error' || level === 'warn'),
    [],
  );
});
