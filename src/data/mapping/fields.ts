/** The things a book consists of; each can have a section in a mapping document. */
export const THINGS = ['trades', 'sales', 'clients', 'bonds', 'ratings', 'offers', 'managers'] as const;
export type Thing = (typeof THINGS)[number];

/** What can be read about a client, wherever it is written. */
const CLIENT_FIELDS = ['client', 'clientName', 'parent', 'age', 'born', 'gender', 'legalForm', 'band', 'assessed', 'manager'] as const;

/** What can be read about a bond, wherever it is written. */
const BOND_FIELDS = [
  'bond',
  'isin',
  'bondName',
  'issuer',
  'issuerType',
  'type',
  'maturity',
  'issued',
  'call',
  'put',
  'coupon',
  'frequency',
  'tenure',
  'face',
  'rating',
  'agency',
  'seniority',
  'tax',
] as const;

/** What can be read about a purchase or a sale. `trade` is the trade's number; `nominal` the face value of all its bonds together. */
const TRADE_FIELDS = ['trade', 'side', 'status', 'day', 'amount', 'quantity', 'nominal', 'price', 'currency', 'yield'] as const;

/** What connects rows of a database: a section's own key, and the keys of the rows it points at. */
const KEYS = ['key', 'holderKey', 'memberKey', 'offerKey', 'bondKey', 'agencyKey', 'managerKey'] as const;

/** The fields each thing may have. Several things can share a file: then the trades repeat what's known of client and bond. */
export const FIELDS_OF = {
  trades: [...TRADE_FIELDS, ...CLIENT_FIELDS, ...BOND_FIELDS, ...KEYS],
  sales: [...TRADE_FIELDS, ...CLIENT_FIELDS, ...BOND_FIELDS, ...KEYS],
  clients: [...CLIENT_FIELDS, ...KEYS],
  bonds: [...BOND_FIELDS, ...KEYS],
  ratings: ['bond', 'isin', 'rating', 'agency', ...KEYS],
  offers: [...BOND_FIELDS, 'yield', 'price', 'quantity', 'minimum', 'offered', 'until', ...KEYS],
  managers: ['manager', 'managerName', 'email', ...KEYS],
} as const satisfies Readonly<Record<Thing, readonly string[]>>;

export type FieldOf<T extends Thing> = (typeof FIELDS_OF)[T][number];
export type Field = FieldOf<Thing>;
