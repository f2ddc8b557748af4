import type { Field } from './fields.ts';

/**
 * What desks write above a column, Indian and international, most telling first. Letter case, spaces, punctuation and units don't matter.
 * A heading goes to the first field that knows it, a field to the first heading that it knows.
 */
const HEADINGS: Partial<Record<Field, string>> = {
  trade:
    'trade no, trade number, trade id, trade ref, trade reference, deal no, deal number, deal id, deal ref, transaction id, transaction no, transaction number, txn id, txn no, order id, order no, order number, reference no, ref no, trade_no',
  client:
    'client id, client code, client no, client number, client, customer id, customer code, customer no, cust id, cust code, customer, cif, cif no, cif id, investor id, investor code, investor, ucc, ucc code, unique client code, account no, account number, account id, account, a/c no, folio no, folio, party code, party id, party, portfolio code, portfolio id, portfolio, scheme code, scheme, fund code, holder id, client name, customer name, investor name, name of client, name of the client, name of investor, party name, scheme name, fund name, account name, holder name, counterparty, buyer',
  clientName:
    'client name, customer name, investor name, name of client, name of the client, name of investor, party name, account name, holder name, full name, name',
  parent:
    'parent client id, parent id, parent code, parent client, parent, parent account, family head, family head id, head of family, family id, family code, group head, group code, group id, primary holder, primary client, primary account, linked to, main account',
  age: 'age, client age, age years, age in years, investor age',
  born: 'date of birth, dob, birth date, birthday, birthdate, client dob',
  gender: 'gender, sex, client gender, gender huf',
  band: 'risk category, band, client band, risk profile, risk band, risk, risk appetite, risk tolerance, risk tolerance level, risk class, risk level, risk grade, client risk, client risk profile, client risk category, investor risk profile, investor profile, suitability, riskprofile',
  assessed:
    'risk profile date, day assessed, date assessed, assessed, profiled on, risk profiled on, assessed on, assessment date, date of risk profile, profile date',
  manager:
    'rm, rm name, rm code, rm id, rm email, relationship manager, relationship manager name, relationship officer, wealth manager, private banker, dealer, dealer name, sales person, advisor, adviser, banker',
  isin: 'isin, isin no, isin number, isin code, isin of the bond, isin of security, instrument isin, security isin',
  bond: 'bond id, bond code, bond, security code, security id, scrip code, scrip id, instrument id, instrument code, product code, product id, symbol, ticker, cusip, sedol, figi, bond isin',
  bondName:
    'bond name, security name, security description, security, name of instrument, name of the instrument, instrument name, instrument, instrument description, bond description, description, scrip name, scrip, name of security, name of the security, name of bond, issue name, issue description, product name, particulars',
  issuer: 'issuer, issuer name, name of issuer, name of the issuer, issuing company, company, company name, borrower',
  type: 'bond type, type of bond, instrument type, type of instrument, security type, type of security, bond category, bond class, asset class, asset type, product type, product category, product, category, sub category, security class, special feature, type, class, kind, kind of bond, sector',
  side: 'side, buy/sell, client buy sell, client side buy sell, buy or sell indicator, dr/cr, dr_cr, drcr, cr/dr, cr_dr, dr_cr_flag, dr_cr_ind, debit/credit, credit/debit, dr cr flag, transaction description, txn, txn nature, trade direction, buy sell, buy or sell, b/s, bs, buy sell indicator, buysell, transaction type, type of transaction, txn type, trans type, tran type, trade type, deal type, order type, order side, trade side, action, direction, transaction, nature of transaction, nature, purchase/sale, purchase sale, client side, transaction nature',
  day: 'trade date, deal date, transaction date, txn date, tran date, trans date, date of trade, date of transaction, date of purchase, purchase date, date of investment, investment date, order date, contract date, booking date, execution date, trade day, trade dt, deal dt, deal day, txn dt, dealt on, traded on, dealt, traded, bought on, done on, on day, date, dt, value date, settlement date, settle date',
  amount:
    'trade value, trade amount, amount, investment amount, invested amount, amount invested, investment value, investment, consideration, consideration amount, consideration value, total consideration, net consideration, gross consideration, deal amount, deal value, deal size, trade size, transaction amount, transaction value, txn amount, txn value, purchase amount, purchase value, purchase cost, order value, order amount, settlement amount, net amount, gross amount, total amount, total value, total, value, amt, net value, gross value, trade consideration, cost, cost value, turnover, market/fair value, market value, fair value, principal, principal amount, exposure, aum, holding value',
  nominal:
    'total face value, total fv, face value amount, fv amount, deal face value, trade face value, nominal value, nominal amount, nominal, quantum, total nominal',
  status: 'status, trade status, order status, deal status, transaction status, settlement status, execution status',
  currency: 'currency, ccy, curr, currency code, trade currency, settlement currency, deal currency',
  quantity:
    'quantity, qty, units, no of bonds, number of bonds, no of units, number of units, nos, bonds, no of securities, trade quantity, trade qty, deal quantity, total qty, volume',
  price:
    'price, trade price, deal price, clean price, dirty price, price per unit, unit price, price per bond, purchase price, trade rate, deal rate, offer price, price rs, rate per unit',
  face: 'face value, fv, face value per bond, face value per unit, denomination, par value, par, face',
  maturity:
    'maturity date, maturity, date of maturity, redemption date, date of redemption, due date, mat date, maturity dt, matures on, maturing on, matures, due, due on, redeems on, maturity day, final maturity, expiry date, redemption',
  issued:
    'bond issue date, issue date, date of issue, issued on, issued, allotment date, date of allotment, deemed date of allotment, issue dt, dated date, issuance date',
  call: 'call date, call option date, next call date, first call date, call, call option, call/put date, call put date, date of call',
  put: 'put date, put option date, next put date, first put date, put, put option, date of put',
  coupon:
    'coupon rate, coupon, coupon pct, coupon percent, interest rate, rate of interest, roi, nominal rate, nominal interest, coupon rate pa, cpn, coupon rate percent, int rate',
  yield:
    'ytm, yield to maturity, yield, trade yield, deal yield, offer yield, ytm yield, yield ytm, yld, annualised yield, annualized yield, yield pct, yield percent, xirr, yield to maturity ytm, purchase yield',
  frequency:
    'frequency, interest frequency, coupon frequency, interest payment frequency, coupon payment frequency, ip frequency, payment frequency, interest payment, ip freq, freq, int freq, interest payout, coupon freq, interest payout frequency',
  tenure: 'tenure years, tenure in years, tenure, tenor, tenor years, term, term years, residual tenure, residual maturity',
  rating:
    'rating, credit rating, ratings, bond rating, security rating, current rating, rating grade, rating symbol, rating outlook, rating and outlook, industry rating, rating industry, external rating, latest rating, rating of the bond',
  agency: 'rating agency, agency, credit rating agency, rated by, rating agency name',
  seniority:
    'seniority, rank, ranking, security status, secured unsecured, secured, secured/unsecured, senior subordinated, seniority of repayment',
  tax: 'tax status, taxability, taxable, tax free, tax category, taxable tax free, taxation, tax',
  minimum:
    'minimum investment, min investment, minimum amount, min amount, ticket size, min ticket size, minimum ticket, minimum application, min inv, minimum order value, minimum, min, least',
  offered: 'offered on, offer date, valid from, quote date',
  until:
    'valid until, valid till, good until, good till, until, till, valid upto, valid to, validity, offer valid till, offer end date, offer expiry, expires on',
  managerName: 'name, full name, nick, nickname, rm name, relationship manager name',
  email: 'email, e mail, email id, mail',
};

/** `AMOUNT_IN_LAKHS` and `valueLakhs` with blanks between their words. */
export const spacedOut = (heading: string): string => heading.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll('_', ' ');

/** What headings have in common that mean the same: letters and digits, without units in brackets. */
export const headingKey = (heading: string): string => keyWithout(heading, /[([{][^)\]}]*[)\]}]/g);
const keyWithout = (heading: string, pattern: RegExp): string =>
  spacedOut(heading)
    .normalize('NFKD')
    .toLowerCase()
    .replace(pattern, ' ')
    .replace(UNIT_WORDS, ' ')
    .replace(/[^\p{L}\p{N}]/gu, '');

const UNIT_WORDS = /[%₹]|\b(?:in|rs|inr|lakhs?|lacs?|crores?|crs?|thousands?|mn|millions?|p\.?a|rupees)\b\.?/g;

const ONLY_MONEY = /^(?:[\s(),.]|₹|'000s?|\b(?:in|rs|inr|rupees|lakhs?|lacs?|crores?|crs?|thousands?|mn|millions?)\b)+$/i;

/** Whether a text is a unit and nothing else: `(Rs. in Lakhs)`, `%`. */
export const isOnlyUnit = (text: string): boolean => ONLY_MONEY.test(text) || /^\(?%(?: ?p\.? ?a\.?)?\)?$/i.test(text);

/** What programs write short, and words that mean the same in a heading. */
const SHORT: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    client: 'clnt,cl,cust,customer,investor,party',
    trade: 'trd,txn,trxn,trn,tran,trans,transaction,deal',
    account: 'acc,acct,ac,a/c',
    id: 'no,num,nbr,number,cd,code,ref,reference',
    amount: 'amt',
    value: 'val',
    date: 'dt',
    name: 'nm',
    quantity: 'qty',
    maturity: 'mat',
    coupon: 'cpn,coup',
    interest: 'int',
    frequency: 'freq',
    rating: 'rtg',
    security: 'sec,secy',
    instrument: 'instr,inst',
    description: 'desc',
    category: 'cat',
    purchase: 'pur,purch',
    settlement: 'sett,settl,settle',
    '': 'of,the,for,and,percent,pct',
  }).flatMap(([word, list]) => list.split(',').map((short) => [short, word])),
);
/** Words before a heading that only say whose it is. */
const BEFORE: ReadonlyArray<readonly [RegExp, fewest: number]> = [
  [/^(?:buyer|end) /, 1],
  [/^(?:bond|security|instrument) /, 2],
];

/** A heading's words, written out: `TRAN_AMT`, `TxnAmount` and `Deal Amt.` are all `trade amount`. */
const wordsOf = (heading: string): string =>
  spacedOut(heading)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[([{][^)\]}]*[)\]}]/g, ' ')
    .replace(UNIT_WORDS, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => SHORT[word] ?? word)
    .filter((word) => word !== '')
    .join(' ');

const withoutOwner = (words: string): string => {
  for (const [pattern, fewest] of BEFORE) {
    const rest = words.replace(pattern, '');
    if (rest !== words && rest.split(' ').length >= fewest) return rest;
  }
  return words;
};

/** `Scrip ISIN`, `Security Identifier (ISIN)`; an old or underlying ISIN is another bond's. */
const ENDS_WITH_ISIN = /^(?!.*\b(?:old|new|previous|underlying|swap|issuer)\b).*\bisin(?:[\s.)\]]|\bno|\bnumber|\bcode)*$/i;

/** The less telling keys come after all others. */
const WRITTEN_OUT = 1_000;
const PLACES = new Map<string, number>();
/** The keys of every field. */
const KNOWN = new Set<string>();
for (const [field, list] of Object.entries(HEADINGS)) {
  list.split(',').forEach((name, place) => {
    for (const [key, later] of [
      [headingKey(name), 0],
      [wordsOf(name), WRITTEN_OUT],
    ] as const) {
      KNOWN.add(key);
      const known = `${field} ${key}`;
      if (!PLACES.has(known)) PLACES.set(known, place + later);
    }
  });
}

/**
 * The column of each field, as far as the headings tell. If several headings fit a field, it's the most telling one.
 * @param fields the fields to look for; of two that fit a heading, the first in this list gets it
 */
export const fieldsOfHeadings = (headings: readonly string[], fields: readonly Field[]): ReadonlyMap<Field, number> => {
  const found = new Map<Field, number>();
  const taken = new Set<number>();
  const keys = headings.map((heading) => {
    const words = wordsOf(heading);
    return [...new Set([headingKey(heading), keyWithout(heading, /[([{)\]}]/g), words, withoutOwner(words)])];
  });
  for (const field of fields) {
    let [best, where] = [Number.POSITIVE_INFINITY, -1];
    keys.forEach((all, place) => {
      if (taken.has(place)) return;
      const fit = all.map((key) => PLACES.get(`${field} ${key}`)).find((each) => each !== undefined) ?? best;
      if (fit < best) [best, where] = [fit, place];
    });
    // `Rs. in Lakhs` says nothing else, and can only be the amount.
    if (where < 0 && field === 'amount') where = headings.findIndex((heading, place) => !taken.has(place) && ONLY_MONEY.test(heading));
    if (where < 0 && field === 'isin') {
      const isOthers = (place: number): boolean => (keys[place] ?? []).some((key) => KNOWN.has(key));
      where = headings.findIndex((heading, place) => !taken.has(place) && !isOthers(place) && ENDS_WITH_ISIN.test(spacedOut(heading)));
    }
    if (where < 0) continue;
    found.set(field, where);
    taken.add(where);
  }
  return found;
};
