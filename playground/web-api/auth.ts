import { BOT, TEAM } from '../workspace.ts';
import type { Method } from './call.ts';

const test: Method = () => ({
  url: `https://${TEAM.domain}.slack.com/`,
  team: TEAM.name,
  user: BOT.userName,
  team_id: TEAM.id,
  user_id: BOT.userId,
  bot_id: BOT.botId,
  is_enterprise_install: false,
});

export const AUTH_METHODS: { readonly [name: string]: Method } = { 'auth.test': test };
