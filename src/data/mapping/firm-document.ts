/** The firm's joined tables, as a mapping document. `SOURCE_LAYOUT=firm` is its short name. */
export const FIRM_DOCUMENT = `version: 1
name: firm
form:
  dates: year-month-day
  decimal: "."
  unit: rupees
  rates: percent
words:
  legalForm: { 1: individual, 3: HUF }
  gender: { 1: M, 2: F }
  frequency: { 1: monthly, 2: every two months, 3: quarterly, 4: semi-annual, 5: annual, 6: at maturity }
  # The codes aren't in order of quality.
  rating: {
    1: AAA, 2: "AAA (SO)", 3: "AA+", 4: "AA+ (SO)", 5: AA, 6: "AA (SO)", 7: "AA-", 8: "AA- (SO)", 9: "A+", 10: "A+ (SO)", 11: A,
    12: "A (SO)", 13: "A-", 14: "A- (SO)", 15: "BBB+", 16: "BBB+ (SO)", 17: BBB, 18: "BBB (SO)", 19: "BBB-", 20: "BBB- (SO)",
    21: "B+", 22: "B+ (SO)", 23: B, 24: "B (SO)", 25: "B- (SO)", 26: "B-", 27: "BB+", 28: "BB+ (SO)", 29: BB, 30: "BB (SO)",
    31: "BB-", 32: "BB- (SO)", 33: "C+", 34: "C+ (SO)", 35: C, 36: "C (SO)", 37: "C-", 38: "C- (SO)", 39: D, 40: "D (SO)",
    41: "D (SO)", 42: "AAA (CE)", 43: "AA+ (CE)", 44: "AA (CE)", 45: "AA- (CE)", 46: "A+ (CE)", 47: "A (CE)", 48: "A- (CE)",
    49: "BBB+ (CE)", 50: "BBB (CE)", 51: "BBB- (CE)", 52: "BB+ (CE)", 53: "BB (CE)", 54: "BB- (CE)", 55: "B+ (CE)", 56: "B (CE)",
    57: "B- (CE)", 58: "C+ (CE)", 59: "C (CE)", 60: "C- (CE)", 61: "D (CE)"
  }
  issuerType:
    1: PSU
    2: PSU bank
    3: corporate
    5: municipal
    6: private bank
    7: NBFC
    8: state government guaranteed
    9: central government
    10: PSE
    11: bank
    12: non-PSU
    13: special purpose vehicle
    14: private bond
absent: [band, sales, type]
trades:
  table: orders
  where: { primary_offer_id: 0, order_type: 1, seller_id: 4 }
  columns:
    key: id
    holderKey: user_id
    memberKey: member_id
    offerKey: offer_id
    day: trade_date
    amount: investment_amount
    yield: yield
clients:
  - table: users
    columns:
      key: id
      client: client_id
      clientName: name
      born: date_of_birth
      legalForm: user_type
      gender: gender
      managerKey: rm_id
  - table: user_members
    columns:
      key: id
      client: user_member_id
      clientName: name
      holderKey: parent_id
      born: date_of_birth
      legalForm: user_type
      gender: gender
offers:
  table: offers
  columns:
    key: id
    bondKey: product_id
    yield: yield
    minimum: min_investment
    until: valid_until
bonds:
  table: product_master
  columns:
    key: id
    isin: isin
    bondName: name
    issuer: issuer_name
    issuerType: Issuer_type
    coupon: coupon_rate
    frequency: ip_frequency
    issued: issue_date
    maturity: maturity_date
ratings:
  select: select r.product_id, r.rating, a.agency_name from product_rating r left join rating_agency a on a.id = r.agency_id
  columns:
    bondKey: product_id
    agency: agency_name
    rating: rating
managers:
  table: admins
  columns:
    key: id
    managerName: name
    email: email
`;
