import { z } from 'zod';
import { seesNobodyMessage } from '../../../views/asked-client/unknown-client.ts';
import { clientMessage, clientMoreMessage } from '../../../views/client/client-message.ts';
import { sameClientMessage } from '../../../views/compare/compare-answers.ts';
import { comparisonMessage, comparisonMoreMessage } from '../../../views/compare/comparison-message.ts';
import { familyUnreadableMessage, noFamilyMessage } from '../../../views/family/family-answers.ts';
import { familyMessage, familyMoreMessage } from '../../../views/family/family-message.ts';
import { callListMessage } from '../../../views/home/call-list-message.ts';
import { sourceDownMessage } from '../../../views/notices/source-down.ts';
import { moreMessage } from '../../../views/recommendation/more-message.ts';
import { nothingSuitableMessage, recommendationMessage } from '../../../views/recommendation/recommendation-message.ts';
import { recommendationFigures } from '../../charts/recommendation-chart.ts';
import { seesNobody } from '../../usecases/actor/actor.ts';
import { maySeeFirmWide } from '../../usecases/family/read-family-statistics.ts';
import { client, forClient, lookOf, refuses, says, type Tool, tool, unknown, untrained } from './tool.ts';

const TEXT = { kind: 'text' } as const;

/** Tools about clients. */
export const CLIENT_TOOLS: readonly Tool[] = [
  tool(
    'recommend_bonds',
    {
      title: 'Recommend bonds',
      description:
        'What to offer a client and why: bond types that fit, bonds on offer, and what was left out by which rule. It’s kept as a recommendation that was shown.',
      readOnly: false,
    },
    { client },
    (asked, input) =>
      forClient(asked, { id: input.client, what: 'recommendation' }, async (found) => {
        const outcome = await asked.services.recommendBond({ client: found });
        if (outcome.kind === 'untrained') return untrained(asked, outcome);
        const look = lookOf(asked);
        const { shown } = outcome;
        if (outcome.kind === 'nothing-suitable') return says(nothingSuitableMessage(shown, look.zone));
        const figures = recommendationFigures(shown);
        const { text } = says(
          recommendationMessage(shown, outcome.tally, { look, figures }),
          moreMessage(shown, { look, figures, canShare: false }),
        );
        return { text: `${text}\n\nRecommendation id for give_feedback: ${shown.id}`, isRefusal: false };
      }),
  ),
  tool(
    'show_client',
    { title: 'Show a client', description: 'A client’s profile, segment, what matures when, purchases and past advice.' },
    { client },
    (asked, input) =>
      forClient(asked, { id: input.client, what: 'look-up' }, async (found) => {
        const lookup = await asked.services.lookUpClient({ client: found });
        return says(clientMessage(lookup, lookOf(asked), []), clientMoreMessage(lookup, lookOf(asked), []));
      }),
  ),
  tool(
    'compare_clients',
    { title: 'Compare two clients', description: 'What tells two clients apart, and what to offer each.' },
    { first: client, second: client },
    async (asked, { first, second }) => {
      const pair = await asked.services.askedPair({ actor: asked.actor, left: first, right: second });
      if (pair.kind === 'unknown-clients') return seesNobody(asked.actor) ? refuses(seesNobodyMessage()) : unknown(...pair.unknown);
      if (pair.kind === 'same-client') return refuses(sameClientMessage(pair.clientId));
      if (pair.kind === 'untrained') return untrained(asked, pair);
      if (pair.kind === 'source-down') return refuses(sourceDownMessage());
      const outcome = await asked.services.compareClients(pair);
      if (outcome.kind === 'same-client') return refuses(sameClientMessage(outcome.clientId));
      if (outcome.kind === 'untrained') return untrained(asked, outcome);
      const { comparison } = outcome;
      return says(comparisonMessage(comparison, lookOf(asked), TEXT), comparisonMoreMessage(comparison, lookOf(asked)));
    },
  ),
  tool(
    'show_family',
    { title: 'Show a family', description: 'A client’s family: its members, what it holds together, what is too concentrated.' },
    { client },
    (asked, input) =>
      forClient(asked, { id: input.client, what: 'family' }, async (found) => {
        const outcome = await asked.services.reviewFamily({ client: found });
        const firmWide = maySeeFirmWide(asked.actor);
        if (outcome.kind === 'untrained') return untrained(asked, outcome);
        if (outcome.kind === 'source-down') return refuses(familyUnreadableMessage());
        if (outcome.kind === 'no-family') return says(noFamilyMessage(outcome, firmWide));
        const look = lookOf(asked);
        return says(familyMessage(outcome.review, look, []), familyMoreMessage(outcome.review, { look, charts: [], firmWide }));
      }),
  ),
  tool(
    'list_calls',
    { title: 'Whom to call', description: 'Whom to call: what has matured and wasn’t reinvested, what matures soon, who has gone quiet.' },
    {},
    async (asked) => {
      const calls = await asked.services.callList({ actor: asked.actor });
      if (calls === null) return { text: 'The book hasn’t been read yet, so there’s no call list.', isRefusal: true };
      return says(callListMessage(calls, lookOf(asked), await asked.services.oldBook()));
    },
  ),
  tool(
    'find_clients',
    { title: 'Find clients', description: 'Clients whose id or name contains a text, among those you can see.' },
    { text: z.string().min(1).max(200), limit: z.number().int().min(1).max(50).default(10) },
    async ({ services, actor }, { text, limit }) => {
      const found = await services.searchClients({ actor, text, limit });
      const lines = found.map(({ clientId, name, riskBand, trades }) =>
        [clientId, name ?? null, riskBand === null ? null : `band ${riskBand}`, `${trades} ${trades === 1 ? 'trade' : 'trades'}`]
          .filter((part) => part !== null)
          .join(' · '),
      );
      return { text: lines.length === 0 ? 'None of your clients matches.' : lines.join('\n'), isRefusal: false };
    },
  ),
];
