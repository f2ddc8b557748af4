import test from 'ava';
import { SLASH_COMMANDS } from '../../../commands/index.ts';
import { registerListeners, type WholeEdge } from '../../../src/slack/listeners.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import { sendInteraction, submission } from '../../helpers/slack/slack-requests.ts';

/** The callback ids of every form that's listened to. */
const forms = (): readonly string[] => {
  const ids: string[] = [];
  const app = new Proxy({}, { get: (_, kind) => (id: unknown) => (kind === 'view' && typeof id === 'string' ? ids.push(id) : 0) });
  registerListeners(app as Parameters<typeof registerListeners>[0], {} as WholeEdge, () => null, SLASH_COMMANDS, { refused: () => {} });
  return ids;
};

for (const form of forms()) {
  test(`${form} without its fields, or without the state that holds them, is acknowledged and breaks nothing`, async (t) => {
    const { url, logger } = await slackOverHttp(t, {
      refuseAdministration: async () => ({ kind: 'not-allowed' }),
      askReset: async () => ({ kind: 'not-allowed' }),
      setExploration: async () => ({ kind: 'not-admin' }),
    });
    const whole = submission(form, {}, '') as { readonly view: Readonly<Record<string, unknown>> };
    for (const state of [undefined, null, {}, { values: null }, { values: { block: null } }]) {
      const answer = await sendInteraction(url, {
        ...whole,
        trigger_id: `${form}.${JSON.stringify(state)}`,
        view: { ...whole.view, state },
      });
      t.is(answer.status, 200, JSON.stringify(state));
    }
    t.false(logger.text.includes('TypeError'), logger.text);
  });
}
