import type { PlainTextOption } from '@slack/types';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { plain } from './blocks.ts';
import { SLACK_LIMITS } from './limits.ts';

/** No id of anything: whoever picks the option has picked nothing. */
export const NOTHING_PICKED = '\u2014';

/** What a type-ahead shows if the search failed. An empty list would say that there's no such client. */
export const cannotSearchOption = (): PlainTextOption => ({
  text: plain(`Can’t search right now. ${PHRASES.tryInAMinute}`, SLACK_LIMITS.optionText),
  value: NOTHING_PICKED,
});
