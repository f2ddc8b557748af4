/** What has to hold of a bond, by the firm's own document. A condition on a fact that isn't known doesn't hold. */
interface Condition {
  readonly issuer?: readonly string[] | undefined;
  readonly numbered?: readonly string[] | undefined;
  readonly isin?: readonly string[] | undefined;
  readonly named?: readonly string[] | undefined;
  readonly notNamed?: readonly string[] | undefined;
  readonly unknown?: readonly string[] | undefined;
  readonly trait?: readonly string[] | undefined;
  readonly without?: readonly string[] | undefined;
  readonly coupon?: string | undefined;
  readonly days?: { readonly atMost?: number | undefined; readonly moreThan?: number | undefined } | undefined;
  /** In days since 1970. */
  readonly issued?: { readonly from: number; readonly to: number } | undefined;
  readonly frequency?: readonly string[] | undefined;
  readonly rated?: readonly string[] | undefined;
}

/** What a firm's document says of types under `bondTypes` (docs/your-own-book.md). */
export interface OwnTypes {
  /** They replace the usual ones. */
  readonly rules?: ReadonlyArray<{ readonly type: string; readonly when: Condition | readonly Condition[] }> | undefined;
  /** They replace the usual words, one label at a time. */
  readonly words?: Readonly<Record<string, readonly string[]>> | undefined;
  /** They come before the usual ones. */
  readonly issuers?: ReadonlyArray<OwnIssuer> | undefined;
}

export interface OwnIssuer {
  readonly type: string;
  readonly isin?: readonly string[] | undefined;
  readonly names?: readonly string[] | undefined;
}

/** What's known of a bond, in the words of the document. */
export interface Known {
  readonly issuer: string;
  readonly isin: string;
  readonly frequency: string;
  readonly rated: string;
  readonly coupon: number | null;
  readonly tenor: number | null;
  readonly issued: number | null;
  readonly traits: readonly string[];
  /** Whether its own name bears a label. */
  readonly bears: (label: string) => boolean;
}

/** What an ISIN says, by its eighth and ninth characters. */
const SECURITIES: Readonly<Record<string, string>> = {
  ...{ '07': 'debenture', '08': 'bond', '09': 'bond', '24': 'bond' },
  ...{ '14': 'commercial paper', '15': 'securitised', '16': 'certificate of deposit' },
};
const numberedAs = (isin: string): string => {
  if (isin.startsWith('IN00')) return /^\d{4}[U-Z]/.test(isin.slice(4)) ? 'union bill' : 'union security';
  if (/^IN\d\d/.test(isin)) return 'state loan';
  if (isin.startsWith('XS') || isin.startsWith('US')) return 'abroad';
  return (isin.startsWith('INE') && SECURITIES[isin.slice(7, 9)]) || 'none';
};

const couponsOf = (coupon: number | null): readonly string[] => {
  if (coupon === null) return ['not positive'];
  return coupon > 0 ? ['positive'] : ['zero', 'not positive'];
};

/** Whether everything that the condition names is so. */
const holds = (condition: Condition, bond: Known): boolean => {
  const { issuer, numbered, isin, named, notNamed, unknown, trait, without, coupon, days, issued, frequency, rated } = condition;
  if (issuer && !issuer.includes(bond.issuer)) return false;
  if (numbered && !numbered.includes(numberedAs(bond.isin))) return false;
  if (isin && !isin.some((start) => bond.isin.startsWith(start.toUpperCase()))) return false;
  if (named && !named.some(bond.bears)) return false;
  if (notNamed?.some(bond.bears)) return false;
  if (unknown?.includes('issue day') && bond.issued !== null) return false;
  if (trait && !trait.some((each) => bond.traits.includes(each))) return false;
  if (without?.some((each) => bond.traits.includes(each))) return false;
  if (coupon !== undefined && !couponsOf(bond.coupon).includes(coupon)) return false;
  if (days && bond.tenor === null) return false;
  if (days?.atMost !== undefined && Number(bond.tenor) > days.atMost) return false;
  if (days?.moreThan !== undefined && Number(bond.tenor) <= days.moreThan) return false;
  if (issued && (bond.issued === null || bond.issued < issued.from || bond.issued > issued.to)) return false;
  if (frequency && !frequency.includes(bond.frequency)) return false;
  return !rated || rated.includes(bond.rated);
};

/** The type of the firm's first rule that holds. */
export const typeByRules = (rules: NonNullable<OwnTypes['rules']>, bond: Known): string =>
  rules.find(({ when }) => [when].flat().some((condition) => holds(condition, bond)))?.type ?? 'Unclassified';
