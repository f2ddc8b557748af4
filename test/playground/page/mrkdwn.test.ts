import test from 'ava';
import fc from 'fast-check';
import { type Inline, parseInline, parseMrkdwn } from '../../../playground/page/text/mrkdwn.ts';

const text = (words: string): Inline => ({ kind: 'text', text: words });
const escaped = (words: string): string => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const lettersOf = (inline: Inline): string => {
  if ('children' in inline) return inline.children.map(lettersOf).join('');
  return 'text' in inline ? inline.text : '';
};

test('stars, underscores and tildes style words, not arithmetic or names with underscores', (t) => {
  t.deepEqual(parseInline('a *b _c_* ~d~'), [
    text('a '),
    { kind: 'bold', children: [text('b '), { kind: 'italic', children: [text('c')] }] },
    text(' '),
    { kind: 'strike', children: [text('d')] },
  ]);
  for (const literal of ['2 * 3 * 4', 'snake_case_name', 'a*b*c', '* not bold *']) t.deepEqual(parseInline(literal), [text(literal)]);
});

test('nothing inside code is markup', (t) => {
  t.deepEqual(parseInline('`*a* &lt;b&gt;`'), [{ kind: 'code', text: '*a* <b>' }]);
});

test('links, people, channels and broadcasts are told apart', (t) => {
  t.deepEqual(parseInline('<https://a.example|A &amp; B><@U1><#C1|desk><!channel><!date^1^{date}|then>'), [
    { kind: 'link', url: 'https://a.example', label: 'A & B' },
    { kind: 'user', id: 'U1', label: null },
    { kind: 'channel', id: 'C1', label: 'desk' },
    { kind: 'broadcast', id: 'channel', label: null },
    text('then'),
  ]);
});

test('quotes and fenced code are paragraphs of their own', (t) => {
  t.deepEqual(parseMrkdwn('one\n&gt; two\nthree\n```\nx < y\n```'), [
    { kind: 'lines', children: [text('one')] },
    { kind: 'quote', children: [text('two')] },
    { kind: 'lines', children: [text('three\n')] },
    { kind: 'pre', text: 'x < y' },
  ]);
});

test('what was escaped is never a reference, and comes back letter by letter', (t) => {
  fc.assert(
    fc.property(fc.string(), (words) => {
      const parsed = parseInline(escaped(words));
      const kinds = JSON.stringify(parsed.map((inline) => inline.kind));
      if (/user|channel|broadcast|link/.test(kinds)) return false;
      // Only the marks of styles and code may disappear.
      return parsed.map(lettersOf).join('') === words || /[*_~`]/.test(words);
    }),
  );
  t.deepEqual(parseInline('&lt;!channel&gt; &amp;lt;'), [text('<!channel> &lt;')]);
});

test('a text of nothing but marks is parsed as well', (t) => {
  t.is(parseInline('`a` '.repeat(10_000)).length, 20_000);
  t.deepEqual(parseInline('*'.repeat(3000)).map(lettersOf).join('').replaceAll('*', ''), '');
});
