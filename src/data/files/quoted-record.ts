const [SPACE, QUOTE, FEED, RETURN] = [0x20, 0x22, 0x0a, 0x0d];

/** Where a line ends, and where the next begins. Null: the text ends before the line does. */
export const endOfLine = (text: string, from: number, isLast: boolean): { readonly at: number; readonly next: number } | null => {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === FEED) return { at, next: at + 1 };
    if (code !== RETURN) continue;
    // A line feed may follow with the next chunk.
    if (at === text.length - 1 && !isLast) return null;
    return { at, next: at + (text.charCodeAt(at + 1) === FEED ? 2 : 1) };
  }
  return isLast && from < text.length ? { at: text.length, next: text.length } : null;
};

const MOST_BLANKS = 50;

/** Where a cell's opening quote is, perhaps after blanks; null if it has none. */
const openingQuote = (text: string, from: number): number | null => {
  for (let at = from; at < from + MOST_BLANKS; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code !== SPACE) return null;
  }
  return null;
};

/** A record with quotes. A quote inside a field that doesn't start with one is an ordinary character. Null: the text ends too early. */
export const quotedRecord = (text: string, from: number, separator: string, isLast: boolean) => {
  const cells: string[] = [];
  const separatorCode = separator.charCodeAt(0);
  let [at, lines] = [from, 1];
  for (;;) {
    let cell = '';
    const opening = openingQuote(text, at);
    if (opening !== null) {
      at = opening + 1;
      for (;;) {
        const quote = text.indexOf('"', at);
        if (quote < 0 || (quote === text.length - 1 && !isLast)) return null;
        cell += text.slice(at, quote);
        at = quote + 1;
        if (text[at] !== '"') break;
        cell += '"';
        at++;
      }
      if (/[\r\n]/.test(cell)) lines += cell.split(/\r\n?|\n/).length - 1;
    }
    let end = at;
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (code === separatorCode || code === FEED || code === RETURN) break;
    }
    if (end === text.length && !isLast) return null;
    cell += text.slice(at, end);
    cells.push(cell);
    if (text[end] === separator) {
      at = end + 1;
      continue;
    }
    const line = endOfLine(text, end, isLast);
    if (line === null && end < text.length) return null;
    return { cells, lines, next: line?.next ?? end };
  }
};
