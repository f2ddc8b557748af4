interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const wordsIn = (text: string): readonly Word[] =>
  [...text.matchAll(/[\p{L}\p{N}&']+/gu)].map(({ 0: word, index }) => ({ text: word.toLowerCase(), from: index, to: index + word.length }));

/**
 * A bond's name without its issuer's: "9% Green Infra Wind NCD 2029" of "Green Infra Wind Energy Limited" is "9%   NCD 2029". The longest run of
 * the issuer's words is cut, once: of "Green Infra Wind Green Bond" the label stays. A single word is only cut if the issuer's name starts with it.
 */
export const ownWords = (name: string, issuer: string | null): string => {
  if (issuer === null) return name;
  const [own, theirs] = [wordsIn(name), wordsIn(issuer)];
  let [at, length] = [0, 0];
  for (let start = 0; start < own.length; start++) {
    for (let place = 0; place < theirs.length; place++) {
      let run = 0;
      while (own[start + run] !== undefined && own[start + run]?.text === theirs[place + run]?.text) run++;
      if (run > length && (run > 1 || place === 0)) [at, length] = [start, run];
    }
  }
  const [first, last] = [own[at], own[at + length - 1]];
  return length === 0 || !first || !last ? name : `${name.slice(0, first.from)} ${name.slice(last.to)}`;
};
