/** The bot's scopes, and what each is for. `manifest.yml` asks for exactly these. */
export const BOT_SCOPES = {
  commands: 'slash commands and modals',
  'chat:write': 'posting and updating answers',
  'im:write': 'opening direct messages for answers about a client',
  'reactions:read': 'hearing of 👍 and 👎 on a recommendation',
  'metadata.message:read': 'hearing that a message of ours was posted, if Slack’s answer was lost',
  'files:write': 'uploading a picture of the chart where Slack doesn’t draw it itself',
  'files:read': 'knowing when that picture can be shown, and fetching a trade book that an admin drops',
  'im:history': 'hearing what people write to the bot in direct messages, and finding an answer there that Slack didn’t confirm',
  'app_mentions:read': 'hearing that somebody names the bot in a channel',
  'channels:read': 'hearing that the bot was invited to a public channel, and who is in one before clients’ details may be shown there',
  'groups:read': 'the same for private channels',
  'users:read': 'telling guests from members of the firm, and a person’s name from a relationship manager’s',
} as const satisfies Readonly<Record<string, string>>;

/** The scope of Socket Mode's app-level token. */
export const APP_SCOPE = 'connections:write';
