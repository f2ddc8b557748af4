import type { App } from '@slack/bolt';
import type { Edge } from '../src/slack/edge.ts';
import type { CommandHelp } from '../views/help.ts';
import { BOND_ADMIN, registerBondAdmin } from './bond-admin.ts';
import { BOND_CLIENT, registerBondClient } from './bond-client.ts';
import { BOND_COMPARE, registerBondCompare } from './bond-compare.ts';
import { BOND_DIGEST, registerBondDigest } from './bond-digest.ts';
import { BOND_FAMILY, registerBondFamily } from './bond-family.ts';
import { BOND_HELP, registerBondHelp } from './bond-help.ts';
import { BOND_NEW_CLIENT, registerBondNewClient } from './bond-new-client.ts';
import { BOND_RECOMMEND, registerBondRecommend } from './bond-recommend.ts';

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

export const registerCommands = (app: Pick<App, 'command'>, edge: Edge): void => {
  registerBondRecommend(app, edge);
  registerBondClient(app, edge);
  registerBondNewClient(app, edge);
  registerBondCompare(app, edge);
  registerBondFamily(app, edge);
  registerBondDigest(app, edge);
  registerBondAdmin(app, edge);
  registerBondHelp(app, edge, COMMANDS);
};
