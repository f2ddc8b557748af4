import { UNCLASSIFIED } from '../../advisor/bonds/bond.ts';
import { traitsNamed } from '../../advisor/bonds/bond-traits.ts';
import { ownWords } from '../../advisor/bonds/own-words.ts';
import type { BondTypeCondition, BondTypeRule, BondTypeTable } from '../mapping/bond-type-table.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { parseMapping } from '../mapping/parse-mapping.ts';
import type { IssuerType } from '../sources/reading/codes.ts';
import { BOND_TYPE_DOCUMENT } from './bond-type-document.ts';
import { numberedAs } from './numbered-as.ts';
import type { IssuerFacts, ProductFacts } from './product-facts.ts';

/** Small letters and digits between single blanks, with a blank at both ends: a phrase is in it, or it isn't. */
const phrased = (text: string): string =>
  ` ${text
    .replaceAll('$', ' usd ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

/** Whether a text says a phrase, in the singular or plural. After "non", it says the opposite. */
const says = (text: string, phrase: string): boolean => {
  const wanted = phrased(phrase).trimEnd();
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const isWhole = /^s? /.test(text.slice(at + wanted.length));
    if (isWhole && !text.slice(0, at).endsWith(' non')) return true;
  }
  return false;
};

/** Decides who issued a bond, and what type it is. A firm's own table comes before the usual one. */
export class BondMaster {
  readonly rules: readonly BondTypeRule[];
  readonly #words: ReadonlyMap<string, readonly string[]>;
  readonly #issuers: NonNullable<BondTypeTable['issuers']>;

  constructor(own: BondTypeTable = {}) {
    const usual = usualTable();
    this.rules = own.rules ?? usual.rules ?? [];
    this.#words = new Map(Object.entries({ ...usual.words, ...own.words }));
    this.#issuers = [...(own.issuers ?? []), ...(usual.issuers ?? [])];
  }

  /**
   * Who issued a bond: by its ISIN, where that's a government's; by the list of issuers; then as the book says. An `INE` number is never the
   * union's: what the book calls so is of a public body. Where the book has no column for it, an `INE` number is a company's. Null: not known.
   */
  issuerOf({ issuerType, isin, name, issuerName }: IssuerFacts): IssuerType | null {
    const number = isin?.toUpperCase() ?? '';
    if (/^IN00/.test(number)) return 'central government';
    if (/^IN\d\d/.test(number)) return 'state government guaranteed';
    const called = issuerName === null ? null : phrased(issuerName);
    const listed = this.#issuers.find(
      ({ isin: starts = [], names = [] }) =>
        starts.some((start) => number.startsWith(start.toUpperCase())) ||
        (called !== null && names.some((each) => called.includes(phrased(each).trimEnd()))),
    );
    if (listed) return listed.type;
    if (!/^INE/.test(number)) return issuerType ?? null;
    if (issuerType === 'central government') return 'PSU';
    if (issuerType !== undefined) return issuerType;
    if (called?.includes(' bank ')) return 'bank';
    return name !== null && says(phrased(name), 'tax free') ? 'PSU' : 'corporate';
  }

  /** The type that the first rule gives it; `Unclassified` if none holds. */
  typeOf(bond: ProductFacts): string {
    return this.ruleFor(bond)?.type ?? UNCLASSIFIED;
  }

  /** The rule that decides; undefined if none holds. */
  ruleFor(bond: ProductFacts): BondTypeRule | undefined {
    const known = this.#look(bond);
    return this.rules.find(({ when }) => (Array.isArray(when) ? when : [when]).some((condition) => known.meets(condition)));
  }

  #look(bond: ProductFacts) {
    const { coupon, tenorDays, issueDay = null, frequency, band, isin, name, issuerName, isSovereign = false } = bond;
    const issuer = this.issuerOf(bond) ?? 'unknown';
    const own = name === null ? null : phrased(ownWords(name, issuerName));
    const traits = new Set([...(bond.traits ?? []), ...traitsNamed(name, issuerName)]);
    const pays = coupon === null ? ['not positive'] : coupon > 0 ? ['positive'] : ['zero', 'not positive'];
    const within = (number: number | null, { atMost, moreThan }: { atMost?: number | undefined; moreThan?: number | undefined }): boolean =>
      number !== null && number <= (atMost ?? number) && (moreThan === undefined || number > moreThan);
    const bears = (label: string): boolean => own !== null && (this.#words.get(label)?.some((phrase) => says(own, phrase)) ?? false);
    const meets = (condition: BondTypeCondition): boolean => {
      const { issued, rated } = condition;
      return (
        (condition.issuer?.includes(issuer) ?? true) &&
        (condition.numbered?.includes(numberedAs(isin)) ?? true) &&
        (condition.isin?.some((start) => isin?.toUpperCase().startsWith(start.toUpperCase())) ?? true) &&
        (condition.named?.some(bears) ?? true) &&
        !condition.notNamed?.some(bears) &&
        (condition.unknown === undefined || issueDay === null) &&
        (condition.trait?.some((trait) => traits.has(trait)) ?? true) &&
        !condition.without?.some((trait) => traits.has(trait)) &&
        (condition.coupon === undefined || pays.includes(condition.coupon)) &&
        (condition.days === undefined || within(tenorDays, condition.days)) &&
        (issued === undefined || (issueDay !== null && issueDay >= issued.from && issueDay <= issued.to)) &&
        (condition.frequency?.includes(frequency ?? 'unknown') ?? true) &&
        (rated?.includes(isSovereign ? 'sovereign' : (band ?? 'unrated')) ?? true)
      );
    };
    return { meets };
  }
}

let usual: BondTypeTable | undefined;
const usualTable = (): BondTypeTable => {
  usual ??= parseMapping(BOND_TYPE_DOCUMENT, 'the usual bond types').bondTypes ?? {};
  return usual;
};

let shipped: BondMaster | undefined;
const masters = new WeakMap<Mapping, BondMaster>();
/** The one for books that a mapping document describes; without a table in it, the usual one. */
export const masterOf = (mapping: Mapping | null): BondMaster => {
  shipped ??= new BondMaster();
  if (mapping?.bondTypes === undefined) return shipped;
  const known = masters.get(mapping) ?? new BondMaster(mapping.bondTypes);
  masters.set(mapping, known);
  return known;
};
