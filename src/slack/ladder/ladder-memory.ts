import { z } from 'zod';
import { LONGEST_CLIENT_ID } from '../../usecases/client-id.ts';
import { modalMemory } from '../modal-memory.ts';

/** The modal that asks what kind of ladder remembers for whom it is. */
export const ladderMemory = modalMemory({ clientId: z.string().min(1).max(LONGEST_CLIENT_ID) });
