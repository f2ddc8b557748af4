import type { Asker } from '../edge/edge.ts';
import { modalMemory } from './modal-memory.ts';

const memory = modalMemory({});

/** Private metadata of a modal: where it was asked for. */
export const rememberAsker = (asker: Asker): string => memory.write({}, asker);

/** Where a modal was asked for. For metadata that isn't ours: the person's direct messages. */
export const rememberedAsker = (userId: string, metadata: string): Asker => memory.askerOf(userId, metadata);
