/** How to reach Slack. `playground`: no tokens, so we serve our own workspace on loopback. */
export type SlackConnection =
  | { readonly kind: 'playground' }
  | { readonly kind: 'socket'; readonly botToken: string; readonly appToken: string }
  | { readonly kind: 'http'; readonly botToken: string; readonly signingSecret: string };

type Tokens = Readonly<Partial<Record<'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN' | 'SLACK_SIGNING_SECRET', string | undefined>>>;

/** What the tokens that are set lead to; a text says what's wrong with them. */
export const slackConnection = (variables: Tokens): SlackConnection | string => {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = variables;
  if (botToken && appToken) return { kind: 'socket', botToken, appToken };
  if (botToken && signingSecret) return { kind: 'http', botToken, signingSecret };
  if (!botToken && !appToken && !signingSecret) return { kind: 'playground' };
  return botToken
    ? 'SLACK_BOT_TOKEN is set alone: set SLACK_APP_TOKEN too (Socket Mode) or SLACK_SIGNING_SECRET (HTTP), or unset it for the playground'
    : 'SLACK_BOT_TOKEN is missing: SLACK_APP_TOKEN and SLACK_SIGNING_SECRET need it; set it, or unset them for the playground';
};
