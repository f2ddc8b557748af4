import type { HomeView } from '@slack/types';
import { type Message, plain } from '../blocks/blocks.ts';
import { databaseAwayMessage } from '../notices/database-away.ts';
import { somethingBrokeMessage } from '../notices/something-broke.ts';

/** Home when it couldn't be built. An error is better than last week's figures, which people would believe. */
export const homeTrouble = (reference: string, at: Date, zone: string): HomeView => withWords(somethingBrokeMessage(reference, at, zone));

/** Home while the product's own database can't be reached. */
export const homeAway = (): HomeView => withWords(databaseAwayMessage());

const withWords = ({ blocks }: Message): HomeView => ({
  type: 'home',
  blocks: [{ type: 'header', text: plain('Bond Advisor', 150) }, ...blocks],
});
