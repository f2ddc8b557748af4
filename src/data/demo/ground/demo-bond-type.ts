/**
 * The thirteen types in bytewise order. The firm's tables have no such column: the demo book makes products that the rules classify as
 * these.
 */
export const DEMO_BOND_TYPES = [
  'Certificate of Deposits',
  'Commercial Papers',
  'Convertible Bonds',
  'Corporate Bonds',
  'Government Securities',
  'Green Bonds',
  'High Yield Bonds',
  'Infrastructure Bonds',
  'International Bonds',
  'Municipal Bonds',
  'Tax-Free Bonds',
  'Treasury Bills',
  'Zero Coupon Bonds',
] as const;
export type DemoBondType = (typeof DEMO_BOND_TYPES)[number];
