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
  table: product_rating
  columns:
    bondKey: product_id
    agencyKey: agency_id
    rating: rating
managers:
  table: admins
  columns:
    key: id
    managerName: name
    email: email
`;
