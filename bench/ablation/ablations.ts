import type { PolicyMaker } from '../../src/advisor/measure/policies.ts';
import type { FactName } from '../../src/advisor/model/fact-names.ts';
import { EvidenceReader } from '../../src/advisor/values/evidence.ts';
import { type OwnPlace, ownPlaces } from '../../src/advisor/values/facts.ts';
import { PersonalPart } from '../../src/advisor/values/personal.ts';

/** The advisor policy with some facts left out and the other weights as fitted: shows what each part is worth. */
const without =
  (name: string, isLeftOut: (fact: FactName | OwnPlace['kind']) => boolean): PolicyMaker =>
  ({ model: { personal } }) => {
    const { shared, byType } = personal.weights;
    const kept = Object.fromEntries(Object.entries(shared).map(([fact, weight]) => [fact, isLeftOut(fact as FactName) ? 0 : weight]));
    const kinds = ownPlaces(personal).map(({ kind }) => kind);
    const part = new PersonalPart({
      personal: {
        ...personal,
        weights: {
          shared: kept as typeof shared,
          byType: byType.map((row, at) => (isLeftOut(kinds[at] ?? 'everybody') ? row.map(() => 0) : row)),
        },
      },
    });
    return {
      name,
      predict: (client, { book, columns, segmentOf }) => {
        const reader = new EvidenceReader(book, columns, { bondTypes: book.bondTypes, traits: personal.traits });
        return part.probabilities(reader.read(client, segmentOf[client] as number));
      },
    };
  };

const isOf =
  (...starts: readonly string[]) =>
  (fact: string): boolean =>
    starts.some((start) => fact.startsWith(start));
const TRAITS = ['riskBand', 'legalForm', 'age', 'totalInvested', 'averageYield', 'averageCoupon', 'trait'];
const TOGETHER = ['next', 'present', 'absent', 'together'];
const OWN = ['own', 'again', 'since', 'never', 'held', 'last'];

/** Everything without one part at a time. */
export const ABLATIONS: readonly PolicyMaker[] = [
  without('without the segment', isOf('segment')),
  without('without traits', isOf(...TRAITS)),
  without('without the legal form', isOf('legalForm')),
  without('without own purchases', (fact) => isOf(...OWN)(fact) && fact !== 'next'),
  without('without what goes together', isOf(...TOGETHER)),
  without('without drift', isOf('drift')),
  without('without weights by type', isOf('everybody', 'held', 'last', 'trait')),
];
