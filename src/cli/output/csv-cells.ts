/** What a spreadsheet would take for a formula, or hide. */
const FORMULA = /^[\s]*[=+\-@\t\r]/;

/** A cell of a CSV file that no spreadsheet runs as a formula. */
export const csvCell = (text: string): string => {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** A line of a CSV file. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;
