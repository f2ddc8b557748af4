import { UNCLASSIFIED } from '../../advisor/bonds/bond.ts';
import { BOND_TYPE_RULES } from './bond-type-rules.ts';
import type { ProductFacts } from './product-facts.ts';
import type { BondType } from './thirteen-types.ts';

/** The type from the first rule that applies; `Unclassified` if none does. */
export const bondTypeOf = (bond: ProductFacts): BondType | typeof UNCLASSIFIED =>
  BOND_TYPE_RULES.find((rule) => rule.holds(bond))?.type ?? UNCLASSIFIED;
