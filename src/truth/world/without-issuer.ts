/** A bond's name without the longest run of its issuer's words: two or more, or the first one. */
export const withoutIssuer = (name: string, issuer: string | null): string => {
  const split = (text: string): RegExpExecArray[] => [...text.matchAll(/[\p{L}\p{N}&']+/gu)];
  const [words, theirs] = [split(name), split(issuer ?? '').map(([word]) => word.toLowerCase())];
  let best: { readonly from: number; readonly to: number; readonly words: number } | null = null;
  words.forEach((first, at) => {
    theirs.forEach((_, place) => {
      let count = 0;
      while (at + count < words.length && words[at + count]?.[0].toLowerCase() === theirs[place + count]) count++;
      const last = words[at + count - 1];
      if (count > (best?.words ?? 0) && (count > 1 || place === 0) && last)
        best = { from: first.index, to: last.index + last[0].length, words: count };
    });
  });
  const cut = best as { readonly from: number; readonly to: number } | null;
  return cut ? `${name.slice(0, cut.from)} ${name.slice(cut.to)}` : name;
};
