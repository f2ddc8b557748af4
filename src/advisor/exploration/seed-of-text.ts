/**
 * A seed for `seededRandom` from any text, the same for the same text on every machine: two 32-bit FNV-1a sums (Fowler, Noll & Vo), the second over
 * the text backwards, as the upper and lower half of 53 bits.
 */
export const seedOfText = (text: string): number => {
  let [forwards, backwards] = [0x811c9dc5, 0x811c9dc5];
  for (let at = 0; at < text.length; at++) {
    forwards = Math.imul(forwards ^ text.charCodeAt(at), 0x01000193);
    backwards = Math.imul(backwards ^ text.charCodeAt(text.length - 1 - at), 0x01000193);
  }
  return (forwards >>> 11) * 0x1_0000_0000 + (backwards >>> 0);
};
