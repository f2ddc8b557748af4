/** Mixes the bits of a 32-bit number so that each depends on all: multiply by an odd number and fold the upper half in, twice. */
const stirred = (lane: number): number => {
  const once = Math.imul(lane ^ (lane >>> 15), 0x2c1b3c6d);
  const twice = Math.imul(once ^ (once >>> 12), 0x297a2d39);
  return (twice ^ (twice >>> 15)) >>> 0;
};

/**
 * 45 bits of a client's id: the same id always gives the same number. It's neither secret nor proof, only short. A million ids hash in a
 * fraction of a second, and two of them collide in about one book in fifty.
 */
export const clientHash = (id: string): number => {
  let [one, other] = [0x9e3779b1 ^ id.length, 0x85ebca6b];
  for (let at = 0; at < id.length; at++) {
    const unit = id.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul((other << 5) ^ (other >>> 27) ^ unit, 0x27d4eb2f);
  }
  return stirred(one ^ stirred(other)) * 2 ** 13 + (stirred(other ^ 0x165667b1) & 0x1fff);
};
