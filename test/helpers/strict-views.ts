import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import test from 'ava';
import { refusalOfMessage } from '../../playground/strictness/message.ts';
import { problemsOfOptions } from '../../playground/strictness/options.ts';
import { problemsOfHome, problemsOfModal } from '../../playground/strictness/surfaces.ts';

/** Words that break what is careless: endless, marked up, written from right to left, made of surrogates, empty. */
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

/** The builders of every file of a folder, over a text and a size. Each gives messages, `{type: 'modal' | 'home'}`, or options. */
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
 * Checks a folder of views against what Slack takes, over words and sizes that break what is careless.
 * @param folder below `views`; `.` for the files directly in it
 * @param parts files whose builders make parts of the messages above, words, or numbers
 */
export const strictViews = (folder: string, builders: Builders, parts: readonly string[]): void => {
  for (const [file, build] of Object.entries(builders)) {
    test(`Slack takes what views/${folder === '.' ? '' : `${folder}/`}${file} builds, whatever goes in`, (t) => {
      for (const words of EXTREMES) {
        for (const size of ['none', 'some', 'many'] as const) {
          build(words, size).forEach((built, at) => {
            // Undefined fields are not sent.
            const sent: unknown = JSON.parse(JSON.stringify(built));
            t.deepEqual(problemsOf(sent), [], `${at} of ${size}, ${JSON.stringify(words.slice(0, 20))}`);
          });
        }
      }
    });
  }

  test(`every file of views/${folder} is checked here, or is a part of one that is`, (t) => {
    const files = readdirSync(resolve(import.meta.dirname, '../../views', folder))
      .filter((file) => file.endsWith('.ts'))
      .map((file) => file.replace(/\.ts$/, ''));
    t.deepEqual([...files].sort(), [...Object.keys(builders), ...parts].sort());
  });
};
