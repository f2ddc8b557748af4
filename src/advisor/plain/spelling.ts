/** Words whose typos are read as themselves. */
const KEYWORDS = [
  'recommend',
  'recommendation',
  'suggest',
  'suggestion',
  'compare',
  'comparison',
  'difference',
  'different',
  'versus',
  'ladder',
  'family',
  'household',
  'profile',
  'portfolio',
  'holdings',
  'details',
  'history',
  'mature',
  'matures',
  'maturing',
  'maturity',
  'maturities',
  'available',
  'inventory',
  'offer',
  'offers',
  'excluded',
  'explain',
  'reason',
  'reasons',
  'clients',
  'client',
  'bought',
  'purchases',
  'dormant',
  'inactive',
  'should',
  'would',
  'crore',
  'crores',
  'lakhs',
  'years',
  'month',
  'quarter',
  'yesterday',
  'tomorrow',
  'government',
  'corporate',
  'corporates',
  'municipal',
  'treasury',
  'convertible',
  'infrastructure',
  'international',
  'december',
  'november',
  'october',
  'september',
  'january',
  'february',
  'quote',
  'price',
  'yield',
  'pitch',
  'today',
  'before',
];

/** Whether one edit (of long words two) makes one word the other: a letter more, less, other, or two swapped. */
const isTypoOf = (word: string, meant: string): boolean => {
  const most = meant.length >= 8 ? 2 : 1;
  if (Math.abs(word.length - meant.length) > most || word[0] !== meant[0]) return false;
  let before: number[] = [];
  let above = Array.from({ length: meant.length + 1 }, (_, at) => at);
  for (let row = 1; row <= word.length; row++) {
    const current = [row];
    for (let column = 1; column <= meant.length; column++) {
      const isSame = word[row - 1] === meant[column - 1];
      let cost = Math.min((above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + (isSame ? 0 : 1));
      const areSwapped = row > 1 && column > 1 && word[row - 1] === meant[column - 2] && word[row - 2] === meant[column - 1];
      if (areSwapped) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      current[column] = cost;
    }
    [before, above] = [above, current];
  }
  return (above[meant.length] ?? most + 1) <= most;
};

/** A sentence with typos of our words put right. Words that are known, or too short to tell, stay. */
export const withoutTypos = (text: string, isKnown: (word: string) => boolean): string =>
  text.replace(/(?<![\w§'-])[a-z]{5,}(?![\w'-])/g, (word) =>
    isKnown(word) || KEYWORDS.includes(word) ? word : (KEYWORDS.find((meant) => meant.length >= 5 && isTypoOf(word, meant)) ?? word),
  );
