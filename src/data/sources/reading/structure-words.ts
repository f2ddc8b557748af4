import { type BondTrait, traitsNamed } from '../../../advisor/bonds/bond-traits.ts';

/** The texts of a book that tell a bond's structure. Null: not recorded. */
export interface StructureWords {
  readonly name: string | null;
  readonly seniority: string | null;
  readonly taxStatus: string | null;
  /** Left out of the name, since an issuer's name says nothing about the bond. */
  readonly issuer: string | null;
}

const NONE: readonly BondTrait[] = [];
/** What a tax status says of interest that isn't taxed; "no" answers "taxable?". */
const UNTAXED = /^(?:tax[ -]?free|exempt|no|n|false)$/i;

/** The structure that a bond's name, its seniority and its tax status tell. */
export const structureIn = ({ name, seniority, taxStatus, issuer }: StructureWords): readonly BondTrait[] => {
  if (name === null && seniority === null && taxStatus === null) return NONE;
  const traits = new Set([...traitsNamed(name, issuer), ...traitsNamed(seniority, null), ...traitsNamed(taxStatus, null)]);
  if (taxStatus !== null && UNTAXED.test(taxStatus)) traits.add('tax-free');
  return [...traits];
};
