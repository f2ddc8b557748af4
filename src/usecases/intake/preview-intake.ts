import { factsOfIntake } from '../../advisor/intake/facts-of-intake.ts';
import type { IntakeFacts } from '../../advisor/intake/intake-facts.ts';
import { type Profile, profileOf } from '../../advisor/profile.ts';
import { clientId } from '../../advisor/units.ts';
import type { Actor } from '../actor.ts';
import { type AdvicePorts, adviseClient } from '../advise-client.ts';
import type { AuditStore, Clock } from '../ports.ts';
import { bookOf } from './book-of-registered.ts';
import { type FindDuplicatesPorts, findDuplicates } from './find-duplicates.ts';
import type { IntakeAdvice, PreviewIntakeOutcome } from './intake-outcomes.ts';
import { placeClient } from './place-client.ts';

/** Stands for the client who has no id yet. */
export const NEW_CLIENT = clientId('New client');

export interface PreviewIntakePorts extends AdvicePorts, FindDuplicatesPorts {
  readonly audit: AuditStore;
  readonly clock: Clock;
}

/** What registering a client would give: segment, recommendation and likely duplicates, before anything is saved. */
export const previewIntake =
  (ports: PreviewIntakePorts) =>
  async (request: { readonly actor: Actor; readonly facts: IntakeFacts }): Promise<PreviewIntakeOutcome> => {
    const { actor, facts } = request;
    const placed = await placeClient(ports, actor, facts);
    if (placed.kind !== 'placed') return placed;
    const duplicates = await findDuplicates(ports, actor, facts);
    const at = ports.clock.now();
    const look = { at, actorId: actor.id, action: 'client.search', detail: { for: 'likely duplicate' } };
    await ports.audit.append(...duplicates.map(({ clientId }) => ({ ...look, clientId })));
    const client = { id: NEW_CLIENT, relationshipManagerId: placed.relationshipManagerId };
    const book = bookOf(factsOfIntake(facts, client, facts.on));
    const profile = profileOf(book, NEW_CLIENT, facts.on) as Profile;
    return { kind: 'preview', facts, profile, duplicates, advice: await advise(ports, actor, book) };
  };

const advise = async (ports: PreviewIntakePorts, actor: Actor, book: ReturnType<typeof bookOf>): Promise<IntakeAdvice> => {
  // The same advice as after registering: only the client is read from the form.
  const source = { ...ports.source, hasRelationshipManagers: ports.source.hasRelationshipManagers, readClient: async () => book };
  const outcome = await adviseClient({ ...ports, source })({ actor, clientId: NEW_CLIENT, asOf: null, newTypesOnly: false });
  switch (outcome.kind) {
    case 'advised':
      return { kind: 'advised', recommendation: outcome.advice.recommendation, modelVersion: outcome.advice.stored.version };
    case 'untrained':
      return outcome;
    // Nobody but the person who asks could see this client; only the market can be missing.
    case 'unknown-client':
    case 'not-yours':
    case 'source-down':
      return { kind: 'source-down' };
  }
};
