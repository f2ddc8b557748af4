/** Widths of letters in Noto Sans, as parts of the font size: the widest of each group, so an estimate is hardly ever too short. */
const GROUPS: ReadonlyArray<readonly [width: number, letters: string]> = [
  [0.29, " '!,.:;ijlJ·"],
  [0.38, 'I()-[]`ft'],
  [0.44, 'r?_{}/\\"'],
  [0.52, 'FLzcsvy–²'],
  [0.58, 'ESTXYZaekx*|+<=>$0123456789^~₹'],
  [0.63, 'CKPRVobdghnpqu'],
  [0.66, 'AB#'],
  [0.79, 'DGHNOQU&w'],
  [0.95, 'MWm@%…'],
];
const WIDTHS = new Map(GROUPS.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width] as const)));
const ACCENTED = 0.8;
/** From here on, letters are as wide as high. */
const EAST_ASIA = 0x2e80;
const SEMI_BOLD = 1.07;

const widthOf = (letter: string): number => WIDTHS.get(letter) ?? ((letter.codePointAt(0) ?? 0) < EAST_ASIA ? ACCENTED : 1.05);

/** A font size in pixels, and whether the letters are semi-bold. */
export interface Letters {
  readonly size: number;
  readonly semiBold?: boolean;
}

/** Width of a text in the charts' font, in pixels, estimated a little too wide. Measuring would take a canvas, and only the drawing thread loads one. */
export const textWidth = (text: string, { size, semiBold = false }: Letters): number =>
  [...text].reduce((sum, letter) => sum + widthOf(letter), 0) * size * (semiBold ? SEMI_BOLD : 1);

/** A text that fits `width` pixels, cut with an ellipsis if it must be. */
export const fitted = (text: string, letters: Letters, width: number): string => {
  if (textWidth(text, letters) <= width) return text;
  const kept = [...text];
  const cut = (): string => `${kept.join('').trimEnd()}…`;
  while (kept.length > 0 && textWidth(cut(), letters) > width) kept.pop();
  return cut();
};
