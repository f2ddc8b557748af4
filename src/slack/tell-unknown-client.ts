import { seesNobodyMessage, unknownClientMessage } from '../../views/unknown-client.ts';
import { type Actor, seesNobody } from '../usecases/actor.ts';
import type { Asker, Edge } from './edge.ts';
import { tell } from './tell.ts';

/** That nobody has this id, or nobody whom the person may see; who sees nobody at all is told why, whatever was asked. */
export const tellUnknownClient = (
  edge: Edge,
  actor: Actor,
  asker: Asker,
  outcome: { readonly asked: string; readonly similar: readonly string[] },
  command?: string,
): Promise<void> => tell(edge, asker, seesNobody(actor) ? seesNobodyMessage() : unknownClientMessage(outcome, command));
