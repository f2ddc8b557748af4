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
    'client name, customer name, investor name, name of client, name of the client, name of investor, party name, account name, holder name, name',
  parent:
    'parent client id, parent id, parent code, parent client, parent, parent account, family head, family head id, head of family, family id, family code, group head, group code, group id, primary holder, primary client, primary account, linked to, main account',
  age: 'age, client age, age years, age in years, investor age',
  born: 'date of birth, dob, birth date, birthday, birthdate, client dob',
  gender: 'gender, sex, client gender, gender huf',
  band: 'risk category, risk profile, risk band, risk, risk appetite, risk tolerance, risk tolerance level, risk class, risk level, risk grade, client risk, client risk profile, client risk category, investor risk profile, investor profile, suitability, riskprofile',
  assessed: 'risk profile date, risk profiled on, assessed on, assessment date, date of risk profile, profile date',
  manager:
    'rm, rm name, rm code, rm id, relationship manager, relationship manager name, dealer, dealer name, sales person, advisor, adviser, banker',
  isin: 'isin, isin no, isin number, isin code, isin of the bond, isin of security, security isin',
  bond: 'bond id, bond code, bond, security code, security id, scrip code, scrip id, instrument id, instrument code, product code, product id, symbol, ticker, cusip, sedol, figi, bond isin',
  bondName:
    'bond name, security name, security description, security, name of instrument, name of the instrument, instrument name, instrument, instrument description, bond description, description, scrip name, scrip, name of security, name of the security, name of bond, issue name, issue description, product name, particulars',
  issuer: 'issuer, issuer name, name of issuer, name of the issuer, issuing company, company, company name, borrower',
  type: 'bond type, type of bond, instrument type, type of instrument, security type, type of security, bond category, bond class, asset class, asset type, product type, product category, product, category, sub category, security class, special feature, type, class, sector',
  side: 'side, buy/sell, buy sell, buy or sell, b/s, bs, buy sell indicator, buysell, transaction type, type of transaction, txn type, trans type, tran type, trade type, deal type, order type, order side, trade side, action, direction, transaction, nature of transaction, nature, purchase/sale, purchase sale, client side, transaction nature',
  day: 'trade date, deal date, transaction date, txn date, tran date, trans date, date of trade, date of transaction, date of purchase, purchase date, date of investment, investment date, order date, contract date, booking date, execution date, trade day, trade dt, deal dt, txn dt, dealt on, traded on, date, dt, value date, settlement date, settle date',
  amount:
    'trade value, trade amount, amount, investment amount, invested amount, amount invested, investment value, investment, consideration, total consideration, net consideration, gross consideration, deal amount, deal value, transaction amount, transaction value, txn amount, txn value, purchase amount, purchase value, purchase cost, order value, order amount, settlement amount, net amount, gross amount, total amount, total value, total, value, amt, net value, gross value, trade consideration, cost, cost value, turnover, market/fair value, market value, fair value, principal, principal amount, exposure, aum, holding value',
  quantity:
    'quantity, qty, units, no of bonds, number of bonds, no of units, number of units, nos, bonds, no of securities, trade quantity, trade qty, deal quantity, total qty, volume',
  price:
    'price, trade price, deal price, clean price, dirty price, price per unit, unit price, price per bond, purchase price, trade rate, deal rate, offer price, price rs, rate per unit',
  face: 'face value, fv, face value per bond, face value per unit, denomination, par value, par, face',
  maturity:
    'maturity date, maturity, date of maturity, redemption date, date of redemption, due date, mat date, maturity dt, matures on, maturing on, maturity day, final maturity, expiry date, redemption',
  issued:
    'bond issue date, issue date, date of issue, issued on, allotment date, date of allotment, deemed date of allotment, issue dt, dated date, issuance date',
  call: 'call date, call option date, next call date, first call date, call, call option, call/put date, call put date, date of call',
  put: 'put date, put option date, next put date, first put date, put, put option, date of put',
  coupon:
    'coupon rate, coupon, coupon pct, coupon percent, interest rate, rate of interest, roi, nominal rate, nominal interest, coupon rate pa, cpn, coupon rate percent, int rate',
  yield:
    'ytm, yield to maturity, yield, trade yield, deal yield, offer yield, ytm yield, yield ytm, annualised yield, annualized yield, yield pct, yield percent, xirr, yield to maturity ytm, purchase yield',
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
    'minimum investment, min investment, minimum amount, min amount, ticket size, min ticket size, minimum ticket, minimum application, min inv, minimum order value',
  offered: 'offered on, offer date, valid from, quote date',
  until: 'valid until, valid till, valid upto, valid to, validity, offer valid till, offer end date, offer expiry, expires on',
  managerName: 'name, rm name, relationship manager name',
  email: 'email, e mail, email id, mail',
};

/** What headings have in common that mean the same: letters and digits, without units in brackets. */
export const headingKey = (heading: string): string => keyWithout(heading, /[([{][^)\]}]*[)\]}]/g);
const keyWithout = (heading: string, pattern: RegExp): string =>
  heading
    .normalize('NFKD')
    .toLowerCase()
    .replace(pattern, ' ')
    .replace(/[%₹]|\b(?:in|rs|inr|lakhs?|lacs?|crores?|crs?|thousands?|mn|millions?|p\.?a|rupees)\b\.?/g, ' ')
    .replace(/[^\p{L}\p{N}]/gu, '');

const PLACES = new Map<string, number>();
for (const [field, list] of Object.entries(HEADINGS)) {
  list.split(',').forEach((name, place) => {
    const key = `${field} ${headingKey(name)}`;
    if (!PLACES.has(key)) PLACES.set(key, place);
  });
}

/**
 * The column of each field, as far as the headings tell. If several headings fit a field, it's the most telling one.
 * @param fields the fields to look for; of two that fit a heading, the first in this list gets it
 */
export const fieldsOfHeadings = (headings: readonly string[], fields: readonly Field[]): ReadonlyMap<Field, number> => {
  const found = new Map<Field, number>();
  const taken = new Set<number>();
  const keys = headings.map((heading) => [headingKey(heading), keyWithout(heading, /[([{)\]}]/g)]);
  for (const field of fields) {
    let [best, where] = [Number.POSITIVE_INFINITY, -1];
    keys.forEach(([key, whole], place) => {
      const fit = PLACES.get(`${field} ${key}`) ?? PLACES.get(`${field} ${whole}`) ?? best;
      if (!taken.has(place) && fit < best) [best, where] = [fit, place];
    });
    if (where < 0) continue;
    found.set(field, where);
    taken.add(where);
  }
  return found;
};
