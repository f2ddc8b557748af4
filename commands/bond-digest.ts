import type { App } from '@slack/bolt';
import { admit } from '../src/slack/admit.ts';
import { answering } from '../src/slack/answering.ts';
import { askerOfCommand, type CommandArgs } from '../src/slack/command-args.ts';
import { doDigest, showDigestPanel } from '../src/slack/digest/digest-listeners.ts';
import type { Edge } from '../src/slack/edge.ts';
import { DIGEST_ACTIONS, type DigestAction } from '../views/digest/digest-panel.ts';
import type { CommandHelp } from '../views/help.ts';

export const BOND_DIGEST: CommandHelp = {
  command: '/bond-digest',
  usage: '[preview]',
  does: 'the weekly digest: look at it, and have it come to this channel',
  example: '/bond-digest preview',
};

/** `/bond-digest preview` is as good as pressing the button. */
const wordOf = (text: string | undefined): DigestAction | null => {
  const word = (text ?? '').trim().toLowerCase();
  return Object.hasOwn(DIGEST_ACTIONS, word) ? (word as DigestAction) : null;
};

export const registerBondDigest = (app: Pick<App, 'command'>, edge: Edge): void => {
  app.command(
    BOND_DIGEST.command,
    answering(edge, BOND_DIGEST.command, askerOfCommand, async ({ ack, command }: CommandArgs, asker) => {
      await ack();
      const actor = await admit(edge, asker);
      if (!actor) return;
      const action = wordOf(command.text);
      if (action) return doDigest(edge, actor, asker, action, command.trigger_id);
      return showDigestPanel(edge, actor, asker);
    }),
  );
};
