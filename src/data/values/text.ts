// biome-ignore lint/suspicious/noControlCharactersInRegex: programs fill cells up with zeros
const INVISIBLE = /[\u0000\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
/** Letters and digits as wide as an ideogram, and Indian digits: keyboards in Asia write them. */
const OTHER_FORMS = /[\uff01-\uff5e\u0966-\u096f]/g;
const plainForm = (letter: string): string => {
  const code = letter.charCodeAt(0);
  return String.fromCharCode(code < 0xff00 ? code - 0x0966 + 0x30 : code - 0xfee0);
};
/** Plain letters with single spaces between words. */
const TIDY = /^(?:[\x21-\x7e]+(?: [\x21-\x7e]+)*)?$/;
/** How spreadsheets are told that a number is a text: `'000123` and `="000123"`. */
const AS_TEXT = /^(?:'(?=\d)|="(.*)"$)/;

/** The text as people see it: without invisible characters and blanks around it, with single spaces inside. */
export const tidy = (text: string): string =>
  // A shortcut: most cells of a book are plain.
  withoutMark(TIDY.test(text) ? text : text.replace(INVISIBLE, '').replace(OTHER_FORMS, plainForm).replace(/\s+/g, ' ').trim());

const withoutMark = (text: string): string => {
  const first = text.charCodeAt(0);
  return first === 0x27 || first === 0x3d ? text.replace(AS_TEXT, '$1') : text;
};

/** What two spellings of the same word share: letters and digits, without case, accents, spaces and punctuation. */
export const keyOf = (text: string): string =>
  tidy(text)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+]/gu, '');

const PLACEHOLDERS = new Set(
  '0,0.0,0.00,00,-,--,---,–,—,.,?,na,n/a,n.a.,n.a,n a,#n/a,#na,--na--,#value!,#ref!,none,nan,nat,null,nil,- -,0000-00-00,0000-00-00 00:00:00,00-00-0000,00/00/0000,(blank),blank,<na>,not applicable,not available,not known,unknown,undefined,nobody,self'.split(
    ',',
  ),
);

const LONGEST = Math.max(...[...PLACEHOLDERS].map((text) => text.length));
const FIRST_LETTERS = new Set([...PLACEHOLDERS].flatMap((text) => [text.charAt(0), text.charAt(0).toUpperCase()]));

/** Whether a text stands for "nothing" or "nobody": NA, -, 0, None, nan. */
export const isPlaceholder = (text: string): boolean =>
  text === '' || (text.length <= LONGEST && FIRST_LETTERS.has(text.charAt(0)) && PLACEHOLDERS.has(text.toLowerCase()));

/** A copy that doesn't keep the whole file in memory, as a piece of a long text does. */
export const copyOf = (text: string): string => (text.length < 13 ? text : Buffer.from(text).toString());
