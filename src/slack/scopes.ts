/** What the bot must be allowed, and what for. `manifest.yml` asks for exactly these. */
export const BOT_SCOPES = {
  commands: 'slash commands and modals',
  'chat:write': 'posting and updating answers',
  'im:write': 'opening direct messages for answers about a client',
  'reactions:read': 'hearing of 👍 and 👎 on a recommendation',
  'files:write': 'uploading a picture of the chart where Slack does not draw it itself',
  'files:read': 'knowing when that picture can be shown',
  'im:history': 'hearing what people write to the bot in direct messages',
  'channels:read': 'hearing that the bot was invited to a public channel',
  'groups:read': 'hearing that the bot was invited to a private channel',
} as const satisfies Readonly<Record<string, string>>;

/** What the app-level token of Socket Mode must be allowed. */
export const APP_SCOPE = 'connections:write';
