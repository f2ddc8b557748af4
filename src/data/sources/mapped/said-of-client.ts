import type { RiskBand } from '../../../advisor/bonds/rating.ts';
import type { ClientFacts, Gender } from '../../../advisor/book/book.ts';
import { clientId, type Day } from '../../../advisor/units.ts';
import type { Field } from '../../mapping/fields.ts';
import type { Tally } from '../reading/tally.ts';
import { keyOf, type MappedSection } from './mapped-section.ts';

const FACTS = [
  'born',
  'age',
  'gender',
  'legalForm',
  'band',
  'assessed',
  'parent',
  'manager',
  'managerKey',
  'clientName',
] as const satisfies readonly Field[];

/** What one row says about a client; null where it says nothing. */
export type Said = {
  -readonly [Fact in Exclude<
    keyof ClientFacts,
    'id' | 'missingHolder' | 'horizonDays' | 'expectedAmount' | 'bandAssessedOn' | 'bandImportedOn'
  >]: NonNullable<ClientFacts[Fact]> | null;
} & {
  assessed: Day | null;
};

/** What a row says that says nothing. */
export const NOTHING: Readonly<Said> = {
  birthDay: null,
  recordedAge: null,
  gender: null,
  recordedBand: null,
  parentId: null,
  relationshipManagerId: null,
  name: null,
  assessed: null,
};

/** Reads a row's facts about its client. Absurd ones are counted and become null; a band that isn't understood counts as A. */
export const factsReader = (
  section: MappedSection,
  tally: Tally,
): { readonly fields: readonly Field[]; readonly read: (cells: readonly unknown[]) => Said } => {
  const fields = FACTS.filter((field) => section.has(field));
  const reads = fields.map((field) => [field, section.reader<unknown>(field)] as const);
  const names: Partial<Record<Field, string>> = { born: 'birth date', band: 'risk category' };
  return {
    fields,
    read: (cells) => {
      const said: Record<string, unknown> = {};
      reads.forEach(([field, read], place) => {
        said[field] = field === 'managerKey' ? keyOf(cells[place]) : tally.field(names[field] ?? field, cells[place], read);
        // A band that we don't understand must never count as more daring than what was written.
        if (field === 'band' && said.band === null && read(cells[place]) === undefined) said.band = 'A';
      });
      const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
      const parent = text(said.parent);
      return {
        birthDay: (said.born as Day | null) ?? null,
        recordedAge: (said.age as number | null) ?? null,
        gender: genderOf(section, said),
        recordedBand: (said.band as RiskBand | null) ?? null,
        assessed: (said.assessed as Day | null) ?? null,
        parentId: parent === null ? null : clientId(parent),
        relationshipManagerId: text(said.managerKey ?? said.manager),
        name: text(said.clientName),
      };
    },
  };
};

const genderOf = (section: MappedSection, said: Record<string, unknown>): Gender | null => {
  if (said.legalForm === 'HUF') return 'HUF';
  // Where legal forms are kept, only an individual has a gender.
  return section.has('legalForm') && said.legalForm !== 'individual' ? null : ((said.gender as Gender | null) ?? null);
};
