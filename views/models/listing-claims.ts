import { dayAt } from '../../src/advisor/calendar/wall-clock.ts';
import { type ClaimSubject, claim } from '../../src/claims/claim.ts';
import type { ClaimKind } from '../../src/claims/kinds.ts';
import type { ModelSummary } from '../../src/usecases/ports/model-store.ts';

/** Makes claims of a version in a list of versions. */
export const listing = ({ version, trainedAt }: Pick<ModelSummary, 'version' | 'trainedAt'>) => {
  const says = (kind: ClaimKind, said: string, number: number, more: ClaimSubject = {}): string =>
    claim(said, { kind, subject: { version, ...more }, number, asOf: 0 });
  return {
    figure: (what: 'clients' | 'trades' | 'segments' | 'hitAt1' | 'hitAt1Share', said: string, number: number) =>
      says('version.listed', said, number, { what }),
    /** @param at how many newer ones there are */
    place: (said: string, at: number) => says('version.place', said, at + 1),
    active: (said: string) => says('version.active', said, 1),
    trained: (said: string, zone: string) => says('model.trainedOn', said, dayAt(trainedAt, zone)),
  };
};
