import { type Profile, profileOf } from '../../advisor/book/profile.ts';
import { withAges } from '../../advisor/desk-ages.ts';
import { factsOfIntake } from '../../advisor/intake/facts-of-intake.ts';
import type { IntakeFacts } from '../../advisor/intake/intake-facts.ts';
import { clientId } from '../../advisor/units.ts';
import type { Actor } from '../actor/actor.ts';
import { type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import { type AdvicePorts, adviseOnFacts } from '../advise/advise-client.ts';
import { basisOf } from '../advise/basis.ts';
import { SourceUnavailableError } from '../ports/book-source.ts';
import type { MarketReader } from '../serving/market.ts';
import { bookOf } from './book-of-registered.ts';
import { type FindDuplicatesPorts, findDuplicates } from './find-duplicates.ts';
import type { IntakeAdvice, PreviewIntakeOutcome } from './intake-outcomes.ts';
import { placeClient } from './place-client.ts';

/** Placeholder for a client who has no id yet. */
export const NEW_CLIENT = clientId('New client');

export interface PreviewIntakePorts extends AdvicePorts, FindDuplicatesPorts, AuditPorts {
  readonly market: Pick<MarketReader, 'read'>;
}

/** What registering a client would give: segment, recommendation and likely duplicates. Nothing is saved. */
export const previewIntake =
  (ports: PreviewIntakePorts) =>
  async (request: { readonly actor: Actor; readonly facts: IntakeFacts }): Promise<PreviewIntakeOutcome> => {
    const { actor, facts } = request;
    const placed = await placeClient(ports, actor, facts);
    if (placed.kind !== 'placed') return placed;
    const found = await findDuplicates(ports, actor, facts);
    const ids = found.map(({ clientId }) => clientId);
    const look = { actor, action: 'client.search', detail: { for: 'likely duplicate' } };
    const duplicates = await auditTrail(ports).showEach(found, ids, () => look);
    const client = { id: NEW_CLIENT, relationshipManagerId: placed.relationshipManagerId };
    const book = bookOf(factsOfIntake(facts, client, facts.on));
    const profile = withAges(profileOf(book, NEW_CLIENT, facts.on) as Profile, ports.suitabilityPolicy.ages);
    return { kind: 'preview', facts, profile, duplicates, advice: await advise(ports, book) };
  };

/** The same advice as after registering, but with the client read from the form. */
const advise = async (ports: PreviewIntakePorts, book: ReturnType<typeof bookOf>): Promise<IntakeAdvice> => {
  try {
    const basis = await basisOf(ports, null);
    if (!basis) return ports.activeModel.absence;
    const market = await ports.market.read(null);
    const profile = withAges(profileOf(book, NEW_CLIENT, market.asOf) as Profile, ports.suitabilityPolicy.ages);
    const facts = { profile, profileFrom: { kind: 'book' }, dataAsOf: market.dataAsOf, market } as const;
    const { recommendation, oldBook } = adviseOnFacts(ports, basis, facts);
    return { kind: 'advised', recommendation, modelVersion: basis.stored.version, oldBook };
  } catch (error) {
    if (error instanceof SourceUnavailableError) return { kind: 'source-down' };
    throw error;
  }
};
