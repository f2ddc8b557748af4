/** The columns of a file that needs no mapping, with one example of how to fill them. */
const COLUMNS: ReadonlyArray<readonly [heading: string, example: string]> = [
  ['Trade No', '1'],
  ['Client ID', 'A1'],
  ['Client Name', 'Asha Rao'],
  ['Age', '41'],
  ['Gender', 'M'],
  ['Risk Category', 'Moderate'],
  ['Parent Client ID', ''],
  ['Relationship Manager', 'Rohit Iyer'],
  ['ISIN', 'INE907Z07061'],
  ['Bond Type', 'Zero Coupon Bonds'],
  ['Issuer', 'Example Finance Limited'],
  ['Buy/Sell', 'Buy'],
  ['Trade Date', '2-Jan-2025'],
  ['Amount', '1,46,000.00'],
  ['YTM', '7.40%'],
  ['Coupon Rate', '0%'],
  ['Frequency', 'At maturity'],
  ['Issue Date', '24-Feb-2024'],
  ['Maturity Date', '24-Feb-2032'],
  ['Rating', 'CRISIL AA+/Stable'],
];

const cell = (text: string): string => (text.includes(',') ? `"${text}"` : text);

/** An empty file with one example line, which imports as it is. With a BOM, without which Excel takes UTF-8 for another encoding. */
export const TEMPLATE = `\ufeff${[COLUMNS.map(([heading]) => heading), COLUMNS.map(([, example]) => example)].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
