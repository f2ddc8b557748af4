let serial = 0;

/** A press on a button under a message, as Slack sends it. Each has its own trigger. */
export const press = (actionId: string, value: string | undefined, user = 'U_ADVISOR'): Record<string, unknown> => ({
  type: 'block_actions',
  team: { id: 'T1', domain: 'firm' },
  api_app_id: 'A1',
  token: 'unused',
  user: { id: user, team_id: 'T1' },
  trigger_id: `7.8.${++serial}`,
  container: { type: 'message', message_ts: '1700000000.000100', channel_id: 'D_U_ADVISOR', is_ephemeral: false },
  channel: { id: 'D_U_ADVISOR', name: 'directmessage' },
  message: { type: 'message', ts: '1700000000.000100' },
  actions: [{ type: 'button', action_id: actionId, block_id: 'b', action_ts: '1700000200.000100', ...(value !== undefined && { value }) }],
});
