import { z } from 'zod';
import type { Asker } from '../edge.ts';
import { rememberAsker, rememberedAsker } from '../remember-asker.ts';

const taken = z.object({ takenAt: z.number() });

/** What the modal remembers: where it was asked for, and which reading of the book its lists are of. */
export const rememberExplore = (asker: Asker, takenAt: Date): string => {
  const remembered: object = JSON.parse(rememberAsker(asker));
  return JSON.stringify({ ...remembered, takenAt: takenAt.getTime() });
};

export const readRememberedExplore = (userId: string, metadata: string): { readonly asker: Asker; readonly takenAt: Date | null } => {
  const asker = rememberedAsker(userId, metadata);
  try {
    return { asker, takenAt: new Date(taken.parse(JSON.parse(metadata)).takenAt) };
  } catch {
    return { asker, takenAt: null };
  }
};
