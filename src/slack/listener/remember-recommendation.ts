import { z } from 'zod';
import type { Asker } from '../edge/edge.ts';
import { modalMemory } from './modal-memory.ts';

const RECOMMENDATION_ID = /^[\w-]{1,100}$/;
const memory = modalMemory({ recommendationId: z.string().regex(RECOMMENDATION_ID) });

/** The recommendation that a pressed button names; null for a value that isn't ours. */
export const readRecommendationId = (value: string | undefined): string | null =>
  value !== undefined && RECOMMENDATION_ID.test(value) ? value : null;

/** Private metadata of a modal that a recommendation's button opened. */
export const rememberRecommendation = (recommendationId: string, asker: Asker): string => memory.write({ recommendationId }, asker);

/** The recommendation that a modal is about; null for metadata that `rememberRecommendation` didn't write. */
export const rememberedRecommendation = (metadata: string): string | null => memory.read(metadata)?.recommendationId ?? null;
