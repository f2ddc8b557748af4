import type { Database } from '../../../data/database.ts';
import { ISSUERS, issuerOf, typeOf } from '../bond-type.ts';
import { STATE_TYPE, UNION_TYPE } from '../flat.ts';
import { isUntaxed, structuresIn } from '../named-structures.ts';
import { bandOf, type Rating, ratingThatCounts } from '../ratings.ts';
import { NEVER, traitsIn } from '../structure.ts';
import type { Bond } from '../world.ts';
import { type MappingDocument, sectionsOf } from './document.ts';
import { type Key, rowsOfSection, type SectionRow } from './section-rows.ts';

const UNION = 9;
const STATE = 8;
const ISIN = /^[A-Z]{2}[A-Z0-9]{9}\d$/;

/** How a row names a bond. */
export interface Names {
  readonly key: Key | null;
  readonly bond: string | null;
  readonly isin: string | null;
}

export const namesIn = (row: SectionRow, key: 'key' | 'bondKey'): Names => {
  const bond = row.text('bond');
  const isin = row.text('isin')?.toUpperCase() ?? null;
  return { key: row.key(key), bond, isin: isin ?? (bond !== null && ISIN.test(bond) ? bond : null) };
};

const idOf = ({ key, bond, isin }: Names): string | null => bond ?? isin ?? (key === null ? null : `product:${key}`);

/** The code of a bond's issuer. Where no column says it, an INE number is of a bank, of a public body with a tax-free bond, or of a company. */
const issuerIn = (row: SectionRow, isin: string | null, name: string | null, issuer: string | null): number | null => {
  const code = issuerOf({ issuerCode: ISSUERS.get(row.text('issuerType') ?? '') ?? null, isin, issuer }, row.ownTypes.issuers);
  if (code !== null || row.has('issuerType') || !isin?.startsWith('INE')) return code;
  if (/\bbank\b/i.test(issuer ?? '')) return 11;
  return /\btax[\s-]*free\b/i.test(name ?? '') ? 1 : 3;
};

/** The bond that a row describes. @param ratings what other tables say of it @param byTrades whether only its trades describe it */
export const describedBy = (row: SectionRow, names: Names, ratings: readonly Rating[], byTrades: boolean): Bond => {
  const [issued, said] = [row.day('issued') ?? null, row.day('maturity') ?? null];
  const matures = said !== null && issued !== null && said <= issued ? null : said;
  const [name, issuer, writtenType] = [row.text('bondName'), row.text('issuer'), row.text('type')];
  const issuerCode = issuerIn(row, names.isin, name, issuer);
  const own = row.rating();
  const agencies = own ? { ...own, agency: row.text('agency') ?? own.agency } : ratingThatCounts(ratings);
  const agencyBand = agencies && bandOf(agencies.grade);
  const [coupon, frequencyCode] = [row.rate('coupon') ?? null, row.frequency()];
  const tenor = issued !== null && matures !== null ? matures - issued : null;
  const isNever = matures === NEVER && !byTrades;
  const named = traitsIn([name, row.text('seniority'), row.text('tax')], issuer);
  const untaxed = isUntaxed(row.text('tax')) ? ['tax-free'] : [];
  const structures = [...structuresIn(name, issuer, row.text('seniority'), row.text('tax')), ...untaxed];
  const exits = (field: string) => [row.day(field) ?? []].flat().map((day) => ({ day, price: 1 }));
  const face = row.amount('face');
  const terms = { calls: exits('call'), puts: exits('put'), ...(face && face > 0 && { lot: Math.round(face * 100) }) };
  const inColumns: ReadonlyArray<readonly [structure: string, isSaid: boolean]> = [
    ['perpetual', said === NEVER],
    ['callable', terms.calls.length > 0],
    ['puttable', terms.puts.length > 0],
  ];
  const known = {
    ...{ issuerCode, coupon, issued, tenor, frequencyCode, band: agencyBand, isin: names.isin, name, issuer },
    ratedSovereign: agencies?.grade === 'Sovereign',
    structures: [...structures, ...inColumns.flatMap(([structure, isSaid]) => (isSaid ? [structure] : []))],
  };
  const type = writtenType ?? typeOf(known, row.ownTypes);
  const isUnions = issuerCode === UNION || (agencies === null && UNION_TYPE.test(writtenType ?? ''));
  const rating = isUnions ? { grade: 'Sovereign', suffix: null, agency: null } : agencies;
  const isStates = (issuerCode === STATE && agencyBand === null) || (rating === null && STATE_TYPE.test(writtenType ?? ''));
  return {
    id: idOf(names) ?? '',
    isin: names.isin,
    issuer,
    name,
    type,
    rating,
    band: isStates ? 'A' : rating && bandOf(rating.grade),
    coupon,
    issued,
    matures,
    frequencyCode,
    traits: isNever ? [...named, 'perpetual'] : named,
    structures: isNever ? [...structures, 'perpetual'] : structures,
    terms,
    ...(byTrades && { byTrades }),
  };
};

/** The bonds that sections of bonds describe. */
export class MappedBonds {
  readonly #byKey = new Map<Key, Bond>();
  readonly #byId = new Map<string, Bond>();
  readonly #byIsin = new Map<string, Bond>();

  async read(database: Database, document: MappingDocument, zone: string): Promise<void> {
    const ratings = new Map<Key, Rating[]>();
    for (const section of sectionsOf(document, 'ratings')) {
      for await (const row of rowsOfSection(database, document, section, zone)) {
        const { key, bond, isin } = namesIn(row, 'bondKey');
        const [named, rating] = [key ?? bond ?? isin, row.rating()];
        if (named === null || !rating) continue;
        ratings.set(named, [...(ratings.get(named) ?? []), { ...rating, agency: row.text('agency') ?? rating.agency }]);
      }
    }
    for (const section of sectionsOf(document, 'bonds')) {
      for await (const row of rowsOfSection(database, document, section, zone, 'key')) {
        const names = namesIn(row, 'key');
        const { key, bond, isin } = names;
        const id = idOf(names);
        if (id === null) continue;
        const its = [key, bond, isin].flatMap((name) => (name === null ? [] : (ratings.get(name) ?? [])));
        // Products with one ISIN are one bond, and the first describes it.
        const found = (isin === null ? undefined : this.#byIsin.get(isin)) ?? this.#byId.get(id) ?? describedBy(row, names, its, false);
        this.#byId.set(id, found);
        if (isin !== null) this.#byIsin.set(isin, found);
        if (key !== null) this.#byKey.set(key, found);
      }
    }
  }

  of({ key, bond, isin }: Names): Bond | undefined {
    if (key !== null) return this.#byKey.get(key);
    const byBond = bond === null ? undefined : (this.#byId.get(bond) ?? this.#byIsin.get(bond.toUpperCase()));
    return byBond ?? (isin === null ? undefined : this.#byIsin.get(isin));
  }
}
