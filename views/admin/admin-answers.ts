import { PHRASES } from '../../src/advisor/words/glossary.ts';
import type { AllowChannelOutcome, RemoveChannelOutcome } from '../../src/usecases/admin/client-channels.ts';
import type { PutPersonOutcome, RemovePersonOutcome } from '../../src/usecases/admin/keep-people.ts';
import { line, type Message, person, richText, words } from '../blocks/blocks.ts';
import { plural, shown } from '../blocks/format.ts';

const MOST_ADMINS = 5;

/** Answer to a person who isn't an admin, with up to five admins to ask. */
export const notAdminMessage = (admins: readonly string[]): Message => {
  const known = admins.filter((id) => /^[UW][A-Z0-9]+$/.test(id)).slice(0, MOST_ADMINS);
  const names = known.flatMap((id, at) => [...(at === 0 ? [words(' Ask ')] : [words(', ')]), person(id)]);
  return {
    text: 'Only admins can use /bond-admin.',
    blocks: [
      richText(
        line(
          words('Only admins can use /bond-admin. The audit log notes that you asked.'),
          ...names,
          ...(known.length > 0 ? [words('.')] : []),
        ),
      ),
    ],
  };
};

/** Why a person couldn't be saved, for the modal. Null if saved. */
export const personProblem = (outcome: PutPersonOutcome | RemovePersonOutcome): string | null => {
  switch (outcome.kind) {
    case 'saved':
    case 'removed':
      return null;
    case 'last-admin':
      return 'This is the only admin: give the role to somebody else first';
    case 'unknown-managers':
      return `The book has no relationship manager ${outcome.ids.map((id) => shown(id, 30)).join(', ')}`.slice(0, 150);
    case 'unknown-person':
      return 'This person has no role to remove';
    case 'not-allowed':
      return PHRASES.adminsOnly;
  }
};

/** Confirmation that a person's role was saved or removed. */
export const personSaved = (outcome: PutPersonOutcome | RemovePersonOutcome): string => {
  if (outcome.kind !== 'removed') return 'Saved. It counts from the next request.';
  return outcome.left === null
    ? 'The role is removed. It counts from the next request.'
    : `What was set here is removed, but the environment still makes this person ${outcome.left === 'admin' ? 'an' : 'a'} ${outcome.left}.`;
};

/** Why a channel couldn't be allowed. Null if it is. */
export const channelProblem = (outcome: AllowChannelOutcome): string | null => {
  switch (outcome.kind) {
    case 'allowed':
      return null;
    case 'already-allowed':
      return 'Client details are allowed there already';
    case 'not-allowed':
      return PHRASES.adminsOnly;
    case 'channel-refused':
      return {
        shared: 'This channel is shared with another organisation, so client details aren’t allowed there',
        guests: 'This channel has guests, so client details aren’t allowed there',
        unknown: 'We can’t see who is in this channel. Invite the bot, or choose a smaller channel',
      }[outcome.why];
  }
};

/** Members that Slack lets us ask about in a minute. */
export const MEMBERS_A_MINUTE = 80;

/** Shown while a large channel's members are looked up. The first minute's worth needs no waiting. */
export const checkingMembers = (members: number): string => {
  const minutes = plural(Math.max(1, Math.ceil(members / MEMBERS_A_MINUTE) - 1), 'minute');
  return `Checking ${plural(members, 'member')} for guests. That takes about ${minutes}: Slack limits how often we may ask.`;
};

/** Result of removing a channel. */
export const channelRemoved = (outcome: RemoveChannelOutcome): string =>
  ({
    removed: 'Removed. Answers about clients now go to direct messages.',
    'from-environment': 'This channel is named in CLIENT_CHANNELS: remove it there and restart.',
    'not-there': 'It was removed already.',
    'not-allowed': `${PHRASES.adminsOnly}.`,
  })[outcome.kind];
