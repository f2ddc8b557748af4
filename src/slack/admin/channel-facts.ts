import type { ChannelFacts } from '../../usecases/admin/client-channels.ts';
import { inBackground } from '../calls/lane.ts';
import type { Edge } from '../edge/edge.ts';
import { loggable } from '../edge/loggable.ts';

/** In a larger channel nobody knows who reads along, and asking Slack about everyone would take minutes. */
const MOST_MEMBERS = 500;
const PAGE = 200;
/** Slack may fill pages partly. A list of more never ends. */
const MOST_PAGES = 20;
const ASKED_AT_ONCE = 8;

type Client = Edge['client'];

/** The members' ids; null if there are too many. @throws if Slack names none: the bot at least is one */
const membersOf = async (client: Client, channel: string): Promise<readonly string[] | null> => {
  const members: string[] = [];
  let cursor = '';
  for (let pages = 1; pages === 1 || cursor !== ''; pages++) {
    if (pages > MOST_PAGES || members.length > MOST_MEMBERS) return null;
    const page = await client.conversations.members({ channel, limit: PAGE, ...(cursor !== '' && { cursor }) });
    members.push(...(page.members ?? []));
    cursor = page.response_metadata?.next_cursor ?? '';
  }
  if (members.length === 0) throw new Error('conversations.members named nobody');
  return members.length > MOST_MEMBERS ? null : members;
};

/** Whether somebody is from outside: a guest of either kind, or a member of another organisation. */
const isGuest = async (client: Client, user: string): Promise<boolean> => {
  const { user: person } = await client.users.info({ user });
  if (!person) throw new Error('users.info named nobody');
  if (person.is_bot) return false;
  return Boolean(person.is_restricted || person.is_ultra_restricted || (person as { is_stranger?: boolean }).is_stranger);
};

const guestsAmong = async (client: Client, members: readonly string[]): Promise<number> => {
  let guests = 0;
  for (let from = 0; from < members.length; from += ASKED_AT_ONCE) {
    const answers = await Promise.all(members.slice(from, from + ASKED_AT_ONCE).map((user) => isGuest(client, user)));
    guests += answers.filter(Boolean).length;
  }
  return guests;
};

/**
 * Who may read a channel, as far as Slack says. If it doesn't, `guests` is null, and the channel is refused. Slack lets us ask about some 80 people a
 * minute.
 * @param onMembers called before the members are asked about, with how many they are
 */
export const channelFacts = (
  edge: Pick<Edge, 'client' | 'logger'>,
  channel: string,
  onMembers: (count: number) => Promise<void> = async () => {},
): Promise<ChannelFacts> => inBackground(() => factsOf(edge, channel, onMembers));

const factsOf = async (
  edge: Pick<Edge, 'client' | 'logger'>,
  channel: string,
  onMembers: (count: number) => Promise<void>,
): Promise<ChannelFacts> => {
  try {
    const { channel: info } = await edge.client.conversations.info({ channel });
    const isShared = !info || Boolean(info.is_ext_shared || info.is_shared || info.is_org_shared || info.is_pending_ext_shared);
    if (isShared) return { isShared, guests: null };
    const members = await membersOf(edge.client, channel);
    if (members) await onMembers(members.length);
    return { isShared, guests: members && (await guestsAmong(edge.client, members)) };
  } catch (error) {
    edge.logger.info({ channel, ...loggable(error) }, 'Slack does not say who is in a channel');
    return { isShared: false, guests: null };
  }
};
