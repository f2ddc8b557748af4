import type { Edge } from '../src/slack/edge/edge.ts';
import type { On } from '../src/slack/listener/on.ts';
import { tell } from '../src/slack/posting/tell.ts';
import { type CommandHelp, helpMessage } from '../views/first-contact/help.ts';

export const BOND_HELP: CommandHelp = { command: '/bond-help', usage: '', does: 'lists what you may ask for' };

export const onBondHelp = (on: On, edge: Edge<'oldBook'>, commands: readonly CommandHelp[]): void => {
  on.command(BOND_HELP.command)
    .admitted()
    .answer(async ({ actor, asker }) => tell(edge, asker, helpMessage(commands, actor.role, await edge.services.oldBook())));
};
