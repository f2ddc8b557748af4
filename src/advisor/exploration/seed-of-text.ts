/**
 * A seed for `seededRandom` from any text, the same on every machine. The upper and lower half of its 53 bits are 32-bit FNV-1a hashes
 * (Fowler, Noll & Vo) of the text forwards and backwards.
 */
export const seedOfText = (text: string): number => {
  let [forwards, backwards] = [0x811c9dc5, 0x811c9dc5];
  for (let at = 0; at < text.length; at++) {
    forwards = Math.imul(forwards ^ text.charCodeAt(at), 0x01000193);
    backwards = Math.imul(backwards ^ text.charCodeAt(text.length - 1 - at), 0x01000193);
  }
  return (forwards >>> 11) * 0x1_0000_0000 + (backwards >>> 0);
};
