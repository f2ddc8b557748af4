import type { PlainTextOption } from '@slack/types';
import type { ClientSuggestion } from '../../src/usecases/client/search-clients.ts';
import { plain } from '../blocks/blocks.ts';
import { money, plural } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';
import { clientName } from './client-name.ts';

/** Options of the client search. Ids too long for an option's value are left out; they can still be typed after the command. */
export const clientOptions = (clients: readonly ClientSuggestion[]): PlainTextOption[] =>
  clients
    .filter(({ clientId }) => clientId.length > 0 && clientId.length <= SLACK_LIMITS.optionValue)
    .slice(0, SLACK_LIMITS.options)
    .map(({ clientId, name, riskBand, trades, totalInvested }) => {
      const facts = ` · ${riskBand === null ? 'band unknown' : `band ${riskBand}`} · ${plural(trades, 'purchase')}${trades === 0 ? '' : `, ${money(totalInvested)} bought`}`;
      const who = clientName({ clientId, ...(name !== undefined && { name }) }, Math.max(20, SLACK_LIMITS.optionText - facts.length));
      return { text: plain(`${who}${facts}`, SLACK_LIMITS.optionText), value: clientId };
    });
