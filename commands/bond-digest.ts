import { doDigest, type ManagesDigests, showDigestPanel } from '../src/slack/digest/do-digest.ts';
import type { On } from '../src/slack/listener/on.ts';
import { DIGEST_ACTIONS, type DigestAction } from '../views/digest/digest-panel.ts';
import type { CommandHelp } from '../views/first-contact/help.ts';

export const BOND_DIGEST: CommandHelp = {
  command: '/bond-digest',
  usage: '[preview]',
  does: 'the weekly digest: look at it, and have it come to this channel',
  example: '/bond-digest preview',
};

/** `/bond-digest preview` does the same as the button. */
const wordOf = (text: string): DigestAction | null => {
  const word = text.trim().toLowerCase();
  return Object.hasOwn(DIGEST_ACTIONS, word) ? (word as DigestAction) : null;
};

export const onBondDigest = (on: On, edge: ManagesDigests): void => {
  on.command(BOND_DIGEST.command)
    .admitted()
    .answer(({ actor, asker, triggerId, text }) => {
      const action = wordOf(text);
      return action ? doDigest(edge, actor, asker, action, triggerId) : showDigestPanel(edge, actor, asker);
    });
};
