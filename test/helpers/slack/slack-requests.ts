import { createHmac } from 'node:crypto';

export const SIGNING_SECRET = 'a signing secret for tests';
export const BOT_USER = 'UBOT';
export const BOT_TOKEN = 'xoxb-1-test';

type Json = Record<string, unknown>;

export interface SignOptions {
  readonly secret?: string;
  /** Seconds since 1970; by default now. */
  readonly timestamp?: number;
  readonly contentType?: string;
}

/** Sends a body, signed as Slack signs it. */
export const sendSigned = (url: string, body: string, options: SignOptions = {}): Promise<Response> => {
  const timestamp = options.timestamp ?? Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', options.secret ?? SIGNING_SECRET)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex');
  return fetch(url, {
    method: 'POST',
    headers: {
      'content-type': options.contentType ?? 'application/json',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  });
};

const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();
export const FORM = 'application/x-www-form-urlencoded';

export const sendEvent = (url: string, body: unknown, options: SignOptions = {}) => sendSigned(url, JSON.stringify(body), options);
export const sendCommand = (url: string, fields: Record<string, string>, options: SignOptions = {}) =>
  sendSigned(url, form(fields), { contentType: FORM, ...options });
export const sendInteraction = (url: string, payload: unknown, options: SignOptions = {}) =>
  sendSigned(url, form({ payload: JSON.stringify(payload) }), { contentType: FORM, ...options });

let serial = 0;
const next = (): string => String(++serial).padStart(6, '0');

const TEAM = { team: { id: 'T1', domain: 'firm' }, api_app_id: 'A1', token: 'unused' };

export const command = (name: string, text: string, more: Record<string, string> = {}): Record<string, string> => ({
  token: 'unused',
  team_id: 'T1',
  team_domain: 'firm',
  channel_id: 'C_TEAM',
  channel_name: 'team',
  user_id: 'U_ADVISOR',
  user_name: 'advisor',
  command: name,
  text,
  api_app_id: 'A1',
  is_enterprise_install: 'false',
  trigger_id: `1.2.${next()}`,
  response_url: '',
  ...more,
});

export const reaction = (
  type: 'reaction_added' | 'reaction_removed',
  name: string,
  more: { readonly eventId?: string; readonly user?: string; readonly item?: Json; readonly itemUser?: string | null } = {},
): Json => ({
  token: 'unused',
  team_id: 'T1',
  api_app_id: 'A1',
  type: 'event_callback',
  event_id: more.eventId ?? `Ev${next()}`,
  event_time: 1_700_000_000,
  authorizations: [{ enterprise_id: null, team_id: 'T1', user_id: BOT_USER, is_bot: true, is_enterprise_install: false }],
  event: {
    type,
    user: more.user ?? 'U_ADVISOR',
    reaction: name,
    item: more.item ?? { type: 'message', channel: 'D_U_ADVISOR', ts: '1700000000.000100' },
    ...(more.itemUser !== null && { item_user: more.itemUser ?? BOT_USER }),
    event_ts: `1700000100.${next()}`,
  },
});

export const feedbackPress = (value: string, more: Json = {}): Json => ({
  type: 'block_actions',
  ...TEAM,
  user: { id: 'U_ADVISOR', team_id: 'T1' },
  trigger_id: `3.4.${next()}`,
  container: { type: 'message', message_ts: '1700000000.000100', channel_id: 'D_U_ADVISOR', is_ephemeral: false },
  channel: { id: 'D_U_ADVISOR', name: 'directmessage' },
  message: { type: 'message', ts: '1700000000.000100' },
  actions: [{ type: 'feedback_buttons', action_id: 'recommendation_feedback', block_id: 'b', value, action_ts: `1700000200.${next()}` }],
  ...more,
});

export const suggestion = (actionId: string, text: string, user = 'U_ADVISOR'): Json => ({
  type: 'block_suggestion',
  ...TEAM,
  user: { id: user, team_id: 'T1' },
  action_id: actionId,
  block_id: 'client',
  value: text,
  view: { id: 'V1', type: 'modal' },
});

export const submission = (callbackId: string, values: Json, metadata: string, user = 'U_ADVISOR'): Json => ({
  type: 'view_submission',
  ...TEAM,
  user: { id: user, team_id: 'T1' },
  trigger_id: `5.6.${next()}`,
  view: { id: 'V1', type: 'modal', callback_id: callbackId, private_metadata: metadata, state: { values }, hash: 'h' },
  response_urls: [],
});

/** An event, as the Events API sends it. */
export const eventOf = (event: Json, eventId = `Ev${next()}`): Json => ({
  token: 'unused',
  team_id: 'T1',
  api_app_id: 'A1',
  type: 'event_callback',
  event_id: eventId,
  event_time: 1_700_000_000,
  authorizations: [{ enterprise_id: null, team_id: 'T1', user_id: BOT_USER, is_bot: true, is_enterprise_install: false }],
  event,
});

export const homeOpened = (user: string, tab: 'home' | 'messages' = 'home'): Json =>
  eventOf({ type: 'app_home_opened', user, channel: `D_${user}`, tab, event_ts: `1700000300.${next()}` });

/** A press on a button on Home: it has no channel, message or response URL. */
export const homePress = (actionId: string, more: { readonly user?: string; readonly value?: string } = {}): Json => ({
  type: 'block_actions',
  ...TEAM,
  user: { id: more.user ?? 'U_ADVISOR', team_id: 'T1' },
  trigger_id: `7.8.${next()}`,
  container: { type: 'view', view_id: 'V1' },
  view: { id: 'V1', type: 'home', hash: 'h', state: { values: {} } },
  actions: [
    {
      type: 'button',
      action_id: actionId,
      block_id: 'b',
      action_ts: `1700000400.${next()}`,
      ...(more.value !== undefined && { value: more.value }),
    },
  ],
});
