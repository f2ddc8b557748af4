import type { KindDefinition } from './kind-definition.ts';

/**
 * What's said of families. The family of a `client` is the holder (in the flat layout, whoever is at the top) and everybody below, also
 * those registered here. "Outstanding" is what was bought by the day and matures after it, at the price paid. Spellings of an issuer that
 * differ only in letter case, blanks and the legal form (Limited, Ltd, Private Limited, Pvt Ltd) are one issuer. Shares are of all that the
 * family has outstanding. Of `families.parents` and what follows on pairs, only those count whose parent is in `segment`, or in a segment that
 * isn't among `besides` (separated by |), where the subject says so.
 */
export const FAMILY_KINDS = {
  'family.clients': { unit: 'count', definition: 'How many clients the family of `client` has that the book or the product knows.' },
  'family.clientsBesides': { unit: 'count', definition: 'The same, without `named` of them.' },
  'family.place': {
    unit: 'fact',
    definition:
      'The place of `member` among them: the holder first, if the book has one, then `client`, then whoever has the most outstanding, then whoever bought the most by the day, then by id. In a circle of parents, the first by id is the holder.',
  },
  'family.outstanding': { unit: 'paise', definition: 'What the family of `client` has outstanding.' },
  'family.matured': { unit: 'paise', definition: 'What the family of `client` bought by the day and has matured.' },
  'family.maturityUnknown': { unit: 'paise', definition: 'What the family of `client` bought by the day and has no recorded maturity.' },
  'family.issuerUnknown': { unit: 'paise', definition: 'The part of what’s outstanding without a recorded issuer.' },
  'family.ofIssuer': { unit: 'paise', definition: 'The part of what’s outstanding that `issuer` issued.' },
  'family.shareOfIssuer': { unit: 'fraction', definition: 'Its share.' },
  'family.issuerPlace': {
    unit: 'fact',
    definition: 'The place of `issuer` among the issuers, largest part first. Equal ones may trade places.',
  },
  'family.moreIssuers': { unit: 'count', definition: 'How many other issuers there are, besides the `named` largest.' },
  'family.shareOfMoreIssuers': { unit: 'fraction', definition: 'The share of those issuers together.' },
  'family.ofType': { unit: 'paise', definition: 'The part of what’s outstanding of `bondType`.' },
  'family.shareOfType': { unit: 'fraction', definition: 'Its share.' },
  'family.ofRating': {
    unit: 'paise',
    definition:
      'The part of what’s outstanding in `group`: government-backed (sovereign, or of band A without a rating), AAA, AA and A with their + and −, short-term A1 to A3, BBB with + and −, BB+ and below (A4 too), in default, not rated.',
  },
  'family.shareOfRating': { unit: 'fraction', definition: 'Its share.' },
  'family.ratingPlace': {
    unit: 'fact',
    definition: 'The place of `group` among the groups that something outstanding is in, best first: in the order of `family.ofRating`.',
  },
  'family.shareBelow': { unit: 'fraction', definition: 'The share of what’s rated BB+ and below or in default.' },
  'family.limit': {
    unit: 'fraction',
    definition: 'The house limit `rule`: 25% for one issuer, 20% below investment grade, 20% not rated, 60% for one type.',
  },
  'kinship.reinvests': {
    unit: 'points',
    definition:
      'The share of purchases that `client` made within 90 days of the one before, minus that of `parent` (see `client.reinvests`).',
  },
  'kinship.moreTypes': {
    unit: 'count',
    definition:
      'How many bond types, besides `named`, were bought by the day: by both (`by` is both), or only by `client` or only by `parent`. Unclassified isn’t a type.',
  },
  'families.families': {
    unit: 'count',
    definition: 'How many clients are the parent of another who is in the book, and how many holders are named and missing.',
  },
  'families.parents': { unit: 'count', definition: 'How many clients are the parent of another who is in the book.' },
  'families.pairs': { unit: 'count', definition: 'How many clients have a parent who is in the book.' },
  'families.bandsKnown': { unit: 'count', definition: 'How many of these pairs have two known risk bands, recorded or derived.' },
  'families.sameBand': { unit: 'fraction', definition: 'The share of them whose bands are the same.' },
  'families.ratiosKnown': { unit: 'count', definition: 'How many of these pairs have two known `client.reinvests`.' },
  'families.apart': { unit: 'points', definition: 'How far these are apart, on average.' },
  'families.more': { unit: 'points', definition: 'The child’s minus the parent’s, on average.' },
  'families.similar': { unit: 'fraction', definition: 'The share of them that are less than 20 points apart.' },
  'families.withoutHolder': { unit: 'count', definition: 'How many holders are named and not in the book.' },
  'families.membersWithoutHolder': { unit: 'count', definition: 'How many clients name them.' },
} as const satisfies Readonly<Record<string, KindDefinition>>;
