import type { PlainTextOption } from '@slack/types';
import type { ClientSuggestion } from '../src/usecases/outcomes.ts';
import { plain } from './blocks.ts';
import { clientName } from './client-name.ts';
import { money, plural } from './format.ts';
import { SLACK_LIMITS } from './limits.ts';

/** Clients for the type-ahead. An id too long to come back as an option's value is left out: it can still be typed after the command. */
export const clientOptions = (clients: readonly ClientSuggestion[]): PlainTextOption[] =>
  clients
    .filter(({ clientId }) => clientId.length > 0 && clientId.length <= SLACK_LIMITS.optionValue)
    .slice(0, SLACK_LIMITS.options)
    .map(({ clientId, name, riskBand, trades, totalInvested }) => {
      const facts = ` · ${riskBand === null ? 'band unknown' : `band ${riskBand}`} · ${plural(trades, 'purchase')} · ${money(totalInvested)}`;
      const who = clientName({ clientId, ...(name !== undefined && { name }) }, Math.max(20, SLACK_LIMITS.optionText - facts.length));
      return { text: plain(`${who}${facts}`, SLACK_LIMITS.optionText), value: clientId };
    });
