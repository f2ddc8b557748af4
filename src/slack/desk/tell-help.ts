import { COMMANDS } from '../../../commands/index.ts';
import { helpMessage } from '../../../views/help.ts';
import type { Actor } from '../../usecases/actor.ts';
import type { Asker, Edge } from '../edge.ts';
import { tell } from '../tell.ts';

/** What the person may ask for, to that person alone. */
export const tellHelp = (edge: Edge, actor: Actor, asker: Asker): Promise<void> => tell(edge, asker, helpMessage(COMMANDS, actor.role));
