export interface Token {
  readonly kind: 'key' | 'string' | 'number' | 'word' | 'mark';
  readonly text: string;
}

/** One line of indented JSON, and the JSON pointer of the value that starts there: `/blocks/0/text`. */
export interface JsonLine {
  readonly depth: number;
  readonly pointer: string;
  readonly tokens: readonly Token[];
}

const mark = (text: string): Token => ({ kind: 'mark', text });

const scalar = (value: unknown): Token => {
  if (typeof value === 'string') return { kind: 'string', text: JSON.stringify(value) };
  if (typeof value === 'number') return { kind: 'number', text: String(value) };
  return { kind: 'word', text: JSON.stringify(value) ?? 'null' };
};

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** JSON as lines, indented by two spaces, each with the pointer of its value. */
export const jsonLines = (value: unknown): readonly JsonLine[] => {
  const lines: JsonLine[] = [];
  const write = (it: unknown, depth: number, pointer: string, before: readonly Token[], after: string): void => {
    const isArray = Array.isArray(it);
    if (typeof it !== 'object' || it === null) {
      lines.push({ depth, pointer, tokens: [...before, scalar(it), ...(after === '' ? [] : [mark(after)])] });
      return;
    }
    const entries = Object.entries(it);
    const [open, close] = isArray ? ['[', ']'] : ['{', '}'];
    if (entries.length === 0) {
      lines.push({ depth, pointer, tokens: [...before, mark(open + close + after)] });
      return;
    }
    lines.push({ depth, pointer, tokens: [...before, mark(open)] });
    entries.forEach(([key, child], at) => {
      const name: readonly Token[] = isArray ? [] : [{ kind: 'key', text: JSON.stringify(key) }, mark(': ')];
      write(child, depth + 1, `${pointer}/${escaped(key)}`, name, at === entries.length - 1 ? '' : ',');
    });
    lines.push({ depth, pointer: '', tokens: [mark(close + after)] });
  };
  write(value, 0, '', [], '');
  return lines;
};

/** The pointers in Slack's reasons: `… [json-pointer:/blocks/0/text]`. */
export const pointersIn = (reasons: readonly string[]): readonly string[] =>
  reasons.flatMap((reason) => [...reason.matchAll(/\[json-pointer:([^\]]*)\]/g)].map((match) => match[1] ?? ''));
