import type { HomeView } from '@slack/types';
import { plain } from '../blocks.ts';
import { somethingBrokeMessage } from '../something-broke.ts';

/** Home where it could not be made: better than the one of last week, which somebody would believe. */
export const homeTrouble = (reference: string, at: Date): HomeView => ({
  type: 'home',
  blocks: [{ type: 'header', text: plain('Bond advisor', 150) }, ...somethingBrokeMessage(reference, at).blocks],
});
