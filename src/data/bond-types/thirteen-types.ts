/** The types the rules can tell apart. A flat book may have others: a model's types are those of its book. */
export const THIRTEEN_TYPES = [
  'Government Securities',
  'Corporate Bonds',
  'Municipal Bonds',
  'Treasury Bills',
  'Commercial Papers',
  'Certificate of Deposits',
  'Infrastructure Bonds',
  'Tax-Free Bonds',
  'Convertible Bonds',
  'Zero Coupon Bonds',
  'High Yield Bonds',
  'International Bonds',
  'Green Bonds',
] as const;
