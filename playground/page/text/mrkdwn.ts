/** Parses Slack's markup: https://docs.slack.dev/messaging/formatting-message-text */

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly label: string }
  | { readonly kind: 'user' | 'channel' | 'broadcast'; readonly id: string; readonly label: string | null };

export type Paragraph =
  | { readonly kind: 'lines' | 'quote'; readonly children: readonly Inline[] }
  | { readonly kind: 'pre'; readonly text: string };

/** Slack escapes just these three. */
export const unescapeText = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const reference = (inside: string): Inline => {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? null : unescapeText(inside.slice(bar + 1));
  if (target.startsWith('@')) return { kind: 'user', id: target.slice(1), label };
  if (target.startsWith('#')) return { kind: 'channel', id: target.slice(1), label };
  if (target.startsWith('!date^')) return { kind: 'text', text: label ?? target };
  if (target.startsWith('!')) return { kind: 'broadcast', id: target.slice(1), label };
  return { kind: 'link', url: unescapeText(target), label: label ?? unescapeText(target) };
};

const STYLES = { '*': 'bold', _: 'italic', '~': 'strike' } as const;

// Code and references come first, as nothing inside them is markup. A style opens after a non-word and before a non-space, and closes the other way round.
const TOKEN = /`([^`\n]+)`|<([^<>\n]+)>|(?<![\p{L}\p{N}])([*_~])(?=\S)((?:(?!\3)[^\n])*?\S)\3(?![\p{L}\p{N}])/u;

const tokenOf = ([, code, inside, mark, styled]: RegExpExecArray): Inline => {
  if (code !== undefined) return { kind: 'code', text: unescapeText(code) };
  if (inside !== undefined) return reference(inside);
  return { kind: STYLES[mark as keyof typeof STYLES], children: parseInline(styled ?? '') };
};

export const parseInline = (text: string): readonly Inline[] => {
  const inlines: Inline[] = [];
  const pattern = new RegExp(TOKEN, 'gu');
  let from = 0;
  const takeText = (upTo: number): void => {
    if (upTo > from) inlines.push({ kind: 'text', text: unescapeText(text.slice(from, upTo)) });
  };
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    takeText(match.index);
    inlines.push(tokenOf(match));
    from = pattern.lastIndex;
  }
  takeText(text.length);
  return inlines;
};

const parseLines = (text: string): readonly Paragraph[] => {
  const paragraphs: { kind: 'lines' | 'quote'; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const quoted = /^(?:&gt;|>) ?(.*)$/.exec(line);
    const kind = quoted === null ? 'lines' : 'quote';
    const last = paragraphs.at(-1);
    if (last?.kind === kind) last.lines.push(quoted?.[1] ?? line);
    else paragraphs.push({ kind, lines: [quoted?.[1] ?? line] });
  }
  return paragraphs.map(({ kind, lines }) => ({ kind, children: parseInline(lines.join('\n')) }));
};

export const parseMrkdwn = (text: string): readonly Paragraph[] =>
  text.split(/```\n?([\s\S]+?)\n?```\n?/).flatMap((part, at): readonly Paragraph[] => {
    if (at % 2 === 1) return [{ kind: 'pre', text: unescapeText(part) }];
    return part === '' ? [] : parseLines(part);
  });
