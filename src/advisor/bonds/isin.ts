const SHAPE = /^[A-Z]{2}[A-Z0-9]{9}$/;

/**
 * The check digit for an ISIN's first eleven characters (ISO 6166, annex: letters become 10 to 35, then Luhn's "double-add-double").
 * @throws RangeError if the text isn't two letters and nine letters or digits
 */
export const isinCheckDigit = (elevenCharacters: string): number => {
  if (!SHAPE.test(elevenCharacters)) throw new RangeError(`"${elevenCharacters}" isn’t the start of an ISIN`);
  const digits = [...elevenCharacters].map((character) => Number.parseInt(character, 36)).join('');
  let sum = 0;
  for (let fromRight = 0; fromRight < digits.length; fromRight++) {
    const digit = Number(digits[digits.length - 1 - fromRight]);
    const doubled = fromRight % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return (10 - (sum % 10)) % 10;
};

/** The whole ISIN for its first eleven characters. */
export const isinFrom = (elevenCharacters: string): string => `${elevenCharacters}${isinCheckDigit(elevenCharacters)}`;

/** Whether a text has the shape of an ISIN and the right check digit. */
export const isIsin = (text: string): boolean =>
  /^[A-Z]{2}[A-Z0-9]{9}\d$/.test(text) && isinCheckDigit(text.slice(0, 11)) === Number(text[11]);
