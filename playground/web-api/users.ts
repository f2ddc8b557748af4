import type { PlaygroundPerson } from '../ground/people.ts';
import { refuse } from '../ground/slack-refusal.ts';
import { BOT, handleOf, TEAM } from '../ground/workspace.ts';
import type { Context } from '../state/context.ts';
import type { JsonObject } from '../wire/wire.ts';
import type { Method } from './call.ts';

const userObject = (person: PlaygroundPerson): JsonObject => ({
  id: person.id,
  team_id: TEAM.id,
  name: handleOf(person),
  real_name: person.name,
  deleted: false,
  is_bot: false,
  is_admin: false,
  tz: 'Asia/Kolkata',
  tz_offset: 19_800,
  profile: { real_name: person.name, display_name: person.name, email: `${handleOf(person)}@playground.example` },
});

const BOT_USER: JsonObject = {
  id: BOT.userId,
  team_id: TEAM.id,
  name: BOT.userName,
  real_name: BOT.name,
  deleted: false,
  is_bot: true,
  profile: { real_name: BOT.name, display_name: BOT.name, bot_id: BOT.botId, api_app_id: BOT.appId },
};

const everybody = (context: Context): readonly JsonObject[] => [...context.workspace.people.map(userObject), BOT_USER];

const found = (user: JsonObject | undefined, code: string): JsonObject => {
  if (user === undefined) throw refuse(code);
  return { user };
};

const authTest: Method = () => ({
  url: `https://${TEAM.domain}.slack.com/`,
  team: TEAM.name,
  user: BOT.userName,
  team_id: TEAM.id,
  user_id: BOT.userId,
  bot_id: BOT.botId,
  is_enterprise_install: false,
});

export const USERS_METHODS: { readonly [name: string]: Method } = {
  'auth.test': authTest,
  'users.info': (context, args) =>
    found(
      everybody(context).find((user) => user.id === args.text('user')),
      'user_not_found',
    ),
  'users.list': (context) => ({ members: everybody(context), response_metadata: { next_cursor: '' } }),
  'users.lookupByEmail': (context, args) =>
    found(
      everybody(context).find((user) => (user.profile as JsonObject).email === args.required('email')),
      'users_not_found',
    ),
};
