import { lastTypeUnderPersonal } from './last-type-under-personal.ts';
import type { PersonalSettings } from './model.ts';
import { PersonalPart } from './personal.ts';
import type { PolicyMaker } from './policies.ts';

/** Ours with some of its weights changed, all others as they were tuned: what each part is worth. */
const withWeights =
  (name: string, change: (personal: PersonalSettings) => Partial<PersonalSettings>): PolicyMaker =>
  ({ model, reader, segmentOf }) => {
    const part = new PersonalPart({ qTable: model.qTable, personal: { ...model.personal, ...change(model.personal) } });
    return { name, predict: (client) => part.probabilities(reader.read(client, segmentOf[client] as number)) };
  };

const silent = ({ traits }: PersonalSettings): PersonalSettings['traits'] => traits.map((trait) => ({ ...trait, weight: 0 }));
/** So many purchases as a prior that the client's own weigh nothing. */
const NO_HISTORY = { pseudoCount: Number.MAX_SAFE_INTEGER } as const;

/** From the table alone to all of it, then all of it without one part each. */
export const ABLATIONS: readonly PolicyMaker[] = [
  withWeights('table + history', (personal) => ({ traits: silent(personal), togetherWeight: 0, driftWeight: 0 })),
  withWeights('table + traits', () => ({ ...NO_HISTORY, togetherWeight: 0, driftWeight: 0 })),
  withWeights('table + history + traits', () => ({ togetherWeight: 0, driftWeight: 0 })),
  withWeights('all without the segment', () => ({ segmentWeight: 0 })),
  withWeights('all without history', () => ({ ...NO_HISTORY, togetherWeight: 0 })),
  withWeights('all without traits', (personal) => ({ traits: silent(personal) })),
  withWeights('all without the legal form', ({ traits }) => ({
    traits: traits.map((trait) => (trait.name === 'legalForm' ? { ...trait, weight: 0 } : trait)),
  })),
  withWeights('all without what goes together', () => ({ togetherWeight: 0 })),
  withWeights('all without drift', () => ({ driftWeight: 0 })),
  withWeights('all with days split evenly', () => ({ amountWeight: 0 })),
  lastTypeUnderPersonal,
];
