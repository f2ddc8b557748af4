/** The flat layout, as a mapping document: what `import` expects of a CSV file that isn't described, and `SOURCE_LAYOUT=flat` of a table. */
export const FLAT_DOCUMENT = `version: 1
name: flat
form:
  dates: year-month-day
  decimal: "."
  unit: rupees
  rates: percent
words:
  band: { A: A, B: B, C: C }
  gender: { M: M, F: F, HUF: HUF }
placeholders: ["--NA--"]
absent: [offers]
trades:
  table: investment_data
  columns:
    trade: trade_no
    client: client_id
    age: age
    gender: gender
    band: risk_category
    parent: parent_client_id
    bond: bond_id
    type: bond_type
    side: side
    day: trade_date
    amount: trade_value
    maturity: maturity_date
    issued: bond_issue_date
    coupon: coupon_rate
    yield: ytm
    frequency: frequency
    tenure: tenure_years
    rating: rating
    issuer: issuer
    bondName: bond_name
    call: call_date
    put: put_date
    face: face_value
    seniority: seniority
    tax: tax_status
    clientName: client_name
    manager: relationship_manager
clients:
  table: clients
  columns:
    client: client_id
    age: age
    gender: gender
    band: risk_category
    parent: parent_client_id
    clientName: client_name
    manager: relationship_manager
`;
