const PARTS: ReadonlyArray<readonly [part: number, words: string]> = [
  [1, 'as much'],
  [3 / 4, 'three quarters'],
  [2 / 3, 'two thirds'],
  [1 / 2, 'half'],
  [1 / 3, 'a third'],
  [1 / 4, 'a quarter'],
  [1 / 5, 'a fifth'],
  [1 / 10, 'a tenth'],
  [1 / 20, 'a twentieth'],
  [1 / 50, 'a fiftieth'],
  [1 / 100, 'a hundredth'],
];
/** From here on the nearest part would be far off. */
const SMALLEST = 1 / 150;

/** How much one amount is of another: "about a tenth", "about 2.5 times as much", "less than a hundredth". @param factor above 0 */
export const factorInWords = (factor: number): string => {
  if (factor < SMALLEST) return 'less than a hundredth';
  const apart = (part: number): number => Math.abs(Math.log(factor / part));
  const [nearest, words] = PARTS.reduce((best, part) => (apart(part[0]) < apart(best[0]) ? part : best));
  if (nearest < 1) return `about ${words}`;
  const times = factor < 9.95 ? Math.round(factor * 10) / 10 : Math.round(factor);
  return times === 1 ? 'about as much' : `about ${times.toLocaleString('en-IN')} times as much`;
};
