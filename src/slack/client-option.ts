import type { PlainTextOption } from '@slack/types';
import { plain } from '../../views/blocks.ts';
import { SLACK_LIMITS } from '../../views/limits.ts';

/** An id as the choice that a type-ahead begins with; undefined where it is too long for an option, so that the field begins empty. */
export const clientOption = (clientId: string | undefined): PlainTextOption | undefined =>
  clientId === undefined || clientId === '' || clientId.length > SLACK_LIMITS.optionValue
    ? undefined
    : { text: plain(clientId, SLACK_LIMITS.optionText), value: clientId };
