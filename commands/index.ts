import type { SlashCommands } from '../src/slack/listeners.ts';
import type { CommandHelp } from '../views/first-contact/help.ts';
import { BOND_ADMIN, onBondAdmin } from './bond-admin.ts';
import { BOND_CLIENT, onBondClient } from './bond-client.ts';
import { BOND_COMPARE, onBondCompare } from './bond-compare.ts';
import { BOND_DIGEST, onBondDigest } from './bond-digest.ts';
import { BOND_FAMILY, onBondFamily } from './bond-family.ts';
import { BOND_HELP, onBondHelp } from './bond-help.ts';
import { BOND_NEW_CLIENT, onBondNewClient } from './bond-new-client.ts';
import { BOND_RECOMMEND, onBondRecommend } from './bond-recommend.ts';

/** Every slash command, in the order in which help lists them. */
export const COMMANDS: readonly CommandHelp[] = [
  BOND_RECOMMEND,
  BOND_NEW_CLIENT,
  BOND_CLIENT,
  BOND_COMPARE,
  BOND_FAMILY,
  BOND_DIGEST,
  BOND_ADMIN,
  BOND_HELP,
];

/** The commands, for the app to listen to. */
export const SLASH_COMMANDS: SlashCommands = {
  list: COMMANDS,
  listen: (on, edge) => {
    onBondRecommend(on, edge);
    onBondNewClient(on, edge);
    onBondClient(on, edge);
    onBondCompare(on, edge);
    onBondFamily(on, edge);
    onBondDigest(on, edge);
    onBondAdmin(on, edge);
    onBondHelp(on, edge, COMMANDS);
  },
};
