import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import test from 'ava';
import { refusalOfMessage } from '../../../playground/strictness/message.ts';
import { problemsOfOptions } from '../../../playground/strictness/options.ts';
import { problemsOfHome, problemsOfModal } from '../../../playground/strictness/surfaces.ts';
import { slacksComplaints } from './blocks-validate.ts';

/** Set by `npm run validate:slack`. */
const ASKS_SLACK = process.env.VALIDATE_WITH_SLACK === '1';

/** Texts that break careless builders: very long, with markup, right to left, with joined emoji or control characters, and empty. */
export const EXTREMES: readonly string[] = [
  'C_0042',
  'an endless name '.repeat(500),
  '<!channel> & <@U1> *bold* `code` :tada:',
  'שם הלקוח \u202e abc \u2067 x',
  '👩‍👩‍👧‍👦'.repeat(400),
  '\u0000\u0007\ud800',
  ' ',
  '',
];

export type Size = 'none' | 'some' | 'many';
export const times = <T>(size: Size, make: (at: number) => T): T[] =>
  Array.from({ length: { none: 0, some: 3, many: 250 }[size] }, (_, at) => make(at));

/** One builder per file of a room. Given a text and a size, it returns messages, views of `type` `modal` or `home`, or options. */
export interface Builders {
  readonly [file: string]: (words: string, size: Size) => readonly unknown[];
}

const problemsOf = (built: unknown): unknown => {
  const it = built as { readonly type?: string; readonly options?: unknown };
  if (it.type === 'modal') return problemsOfModal({ ...it });
  if (it.type === 'home') return problemsOfHome({ ...it });
  if (it.options !== undefined) return problemsOfOptions(it);
  return refusalOfMessage({ ...it }) ?? [];
};

/**
 * Declares tests that Slack accepts every view of a room, over extreme texts and sizes.
 * @param room the folder's name below `views`
 * @param parts files that build only parts of views, words or numbers
 */
export const strictViews = (room: string, builders: Builders, parts: readonly string[]): void => {
  for (const [file, build] of Object.entries(builders)) {
    test(`Slack takes what views/${room}/${file} builds, whatever goes in`, async (t) => {
      for (const words of EXTREMES) {
        for (const size of ['none', 'some', 'many'] as const) {
          build(words, size).forEach((built, at) => {
            // JSON drops undefined fields, as Slack's client does.
            const sent: unknown = JSON.parse(JSON.stringify(built));
            t.deepEqual(problemsOf(sent), [], `${at} of ${size}, ${JSON.stringify(words.slice(0, 20))}`);
          });
        }
      }
      if (!ASKS_SLACK) return;
      for (const built of build(EXTREMES[0] ?? '', 'some') as readonly object[]) {
        if (!('options' in built)) t.deepEqual(await slacksComplaints(JSON.parse(JSON.stringify(built))), []);
      }
    });
  }

  test(`every file of views/${room} is checked here, or is a part of one that is`, (t) => {
    const files = readdirSync(resolve('views', room))
      .filter((file) => file.endsWith('.ts'))
      .map((file) => file.replace(/\.ts$/, ''));
    t.deepEqual([...files].sort(), [...Object.keys(builders), ...parts].sort());
  });
};
