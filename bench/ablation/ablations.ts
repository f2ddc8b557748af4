import type { PolicyMaker } from '../../src/advisor/measure/policies.ts';
import type { PersonalSettings } from '../../src/advisor/model/model.ts';
import { PersonalPart } from '../../src/advisor/values/personal.ts';
import { lastTypeUnderPersonal } from './last-type-under-personal.ts';

/** The advisor policy with some weights changed and the others as tuned: shows what each part is worth. */
const withWeights =
  (name: string, change: (personal: PersonalSettings) => Partial<PersonalSettings>): PolicyMaker =>
  ({ model, reader, segmentOf }) => {
    const part = new PersonalPart({ qTable: model.qTable, personal: { ...model.personal, ...change(model.personal) } });
    return { name, predict: (client) => part.probabilities(reader.read(client, segmentOf[client] as number)) };
  };

const silent = ({ traits }: PersonalSettings): PersonalSettings['traits'] => traits.map((trait) => ({ ...trait, weight: 0 }));
/** A prior so heavy that the client's own purchases weigh nothing. */
const NO_HISTORY = { pseudoCount: Number.MAX_SAFE_INTEGER } as const;

/** From the table alone to everything, then everything without one part at a time. */
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
