import type { KnownBlock } from '@slack/types';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import type { ClientSuggestion } from '../../src/usecases/client/search-clients.ts';
import { type ClientSurface, clientButtons } from '../asked-client/client-buttons.ts';
import { nameShown } from '../asked-client/client-name.ts';
import { bold, line, type Message, richText, words } from '../blocks/blocks.ts';
import { escapeMrkdwn, money, plural, shown } from '../blocks/format.ts';

const factsOf = ({ riskBand, trades, totalInvested }: ClientSuggestion): string =>
  [
    riskBand === null ? 'band unknown' : `band ${riskBand}`,
    trades === 0 ? PHRASES.noPurchase : `${money(totalInvested)} bought in ${plural(trades, 'purchase')}`,
  ].join(' · ');

const offer = (client: ClientSuggestion, surfaces: readonly ClientSurface[]): KnownBlock[] => {
  const buttons = clientButtons(client.clientId, surfaces);
  const called = nameShown(client.name, 60);
  const name = called === null ? '' : `  ${called}`;
  return [
    richText(line(bold(shown(client.clientId, 80)), words(`${name}  ${factsOf(client)}`))),
    ...(buttons.length === 0 ? [] : [{ type: 'actions' as const, elements: buttons }]),
  ];
};

/** Answer to a message that names clients: what the bot can do for each. */
export const namedClientsMessage = (clients: readonly ClientSuggestion[], surfaces: readonly ClientSurface[]): Message => ({
  text: escapeMrkdwn(`What can I do for ${clients.map(({ clientId }) => shown(clientId, 60)).join(', ')}?`),
  blocks: [
    richText(line(words(clients.length === 1 ? 'What can I do?' : 'What can I do, and for whom?'))),
    ...clients.flatMap((client) => offer(client, surfaces)),
  ],
});
