import type { Asker } from './edge.ts';
import { modalMemory } from './modal-memory.ts';

const memory = modalMemory({});

/** What a modal remembers of where it was asked for, as its private metadata. */
export const rememberAsker = (asker: Asker): string => memory.write({}, asker);

/** Who is to be answered where. Metadata that is not ours leads to the person's direct messages. */
export const rememberedAsker = (userId: string, metadata: string): Asker => memory.askerOf(userId, metadata);
