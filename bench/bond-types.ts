/**
 * What type each bond of a desk's list gets, in five forms of the list: `node bin/run.js bench/bond-types.ts FILE.json [--all]`. The file is a list of
 * bonds with the headings of an Indian platform's daily sheet (ISIN, Issuer Name, Coupon, Redemption Date, Special Feature, Credit Rating, …), whose
 * `Special Feature` says what each bond is. Prints for each form how many are right, wrong and unclassified, and which; with `--all` every bond.
 */
import { readFileSync } from 'node:fs';
import { LIST_FORMS, type ListedBond, readListed } from '../test/helpers/samples/listed-bonds.ts';

interface Sheet {
  readonly [heading: string]: string | number;
}

const PUBLIC =
  /POWER FINANCE|RURAL ELEC|RAILWAY FIN|HOUSING AND URBAN|RENEWABLE|HIGHWAYS|INFRASTRUCTURE FINANCE COMPANY|FOOD CORP|BHARAT PETRO|AGRICULTURE/;

/** The codes a firm's platform would have: NABARD is filed as a bank. */
const issuerCodeOf = (isin: string, issuer: string): number => {
  if (/^IN00/i.test(isin)) return 9;
  if (/^IN\d/i.test(isin)) return 8;
  if (/AGRICULTURE/.test(issuer)) return 11;
  if (PUBLIC.test(issuer)) return 1;
  if (/KERALA INFRA|ANDHRA PRADESH/.test(issuer)) return 8;
  if (/MUNICIPAL/.test(issuer)) return 5;
  if (/\bBANK\b/.test(issuer)) return /SMALL FINANCE/.test(issuer) ? 6 : 2;
  return /FINANCE|FINCORP|CAPITAL|CREDIT|FIN/.test(issuer) ? 7 : 3;
};

const FREQUENCY_CODES: Readonly<Record<string, number>> = {
  Monthly: 1,
  Quarterly: 3,
  'Semi - Annually': 4,
  Annually: 5,
  'On Maturity': 6,
};

const percentOf = (coupon: string | number | undefined): number | null => {
  if (typeof coupon === 'number') return coupon * 100;
  return /^[\d.]+%$/.test(coupon ?? '') ? Number.parseFloat(String(coupon)) : null;
};

const listedOf = (row: Sheet): ListedBond => {
  const text = (heading: string): string => String(row[heading] ?? '').trim();
  const [isin, issuer, feature] = [text('ISIN'), text('Issuer Name'), text('Special Feature')];
  const coupon = percentOf(row.Coupon);
  const isNamed = /\d/.test(issuer) && /SDL|SEC|GOI/i.test(issuer);
  const matures = text('Redemption Date');
  return {
    isin,
    issuer: isNamed ? '' : issuer,
    name: isNamed ? issuer : `${coupon?.toFixed(2) ?? ''}% ${issuer} ${feature} ${matures.slice(0, 4)}`,
    coupon,
    frequency: text('Interest Payment Frequency'),
    rating: text('Credit Rating'),
    matures: feature === 'Perp' ? null : matures,
    issued: null,
    issuerCode: issuerCodeOf(isin, issuer),
    frequencyCode: FREQUENCY_CODES[text('Interest Payment Frequency')] ?? null,
  };
};

/** What the list itself says of a bond. */
const expectedOf = (row: Sheet): string => {
  const [feature, rating, issuer] = [row['Special Feature'], String(row['Credit Rating']), String(row['Issuer Name'])];
  if (/SGRB/i.test(issuer)) return 'Green Bonds';
  if (feature === 'SDL' || feature === 'G-Sec' || feature === 'Strips') return 'Government Securities';
  if (feature === 'Tax Free') return 'Tax-Free Bonds';
  if (/\bBB[+-]?(?![A-Z])/.test(rating)) return 'High Yield Bonds';
  if (/MUNICIPAL/.test(issuer)) return 'Municipal Bonds';
  // A few that the list calls NCDs pay nothing before they mature.
  return feature === 'Zero Coupon' || row.Coupon === 0 ? 'Zero Coupon Bonds' : 'Corporate Bonds';
};

const [file, all] = process.argv.slice(2);
if (file === undefined) throw new Error('Name the file with the list: node bin/run.js bench/bond-types.ts FILE.json');
const rows: readonly Sheet[] = JSON.parse(readFileSync(file, 'utf8'));
const bonds = rows.map(listedOf);
for (const form of LIST_FORMS) {
  const read = await readListed(bonds, form);
  const count = new Map<string, number>();
  const faults: string[] = [];
  let [wrong, unclassified] = [0, 0];
  for (const [place, { type, traits, band }] of read.entries()) {
    count.set(type, (count.get(type) ?? 0) + 1);
    const expected = expectedOf(rows[place] as Sheet);
    // Without a name nobody can tell that a government security is a green one.
    const isRight = type === expected || (expected === 'Green Bonds' && form !== 'names and days' && type === 'Government Securities');
    if (type === 'Unclassified') unclassified++;
    else if (!isRight) wrong++;
    if (!isRight || all)
      faults.push(`  ${bonds[place]?.isin} ${bonds[place]?.name}: ${type}, not ${expected} [${traits.join(', ')}] ${band}`);
  }
  const share = (number: number): string => `${number} (${((number / bonds.length) * 100).toFixed(1)}%)`;
  console.log(
    `\n## ${form}: ${share(bonds.length - wrong - unclassified)} right, ${share(wrong)} wrong, ${share(unclassified)} unclassified`,
  );
  console.log([...count].map(([type, number]) => `${type} ${number}`).join(' · '));
  for (const fault of faults) console.log(fault);
}
