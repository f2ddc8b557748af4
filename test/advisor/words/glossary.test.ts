import { readdirSync, readFileSync } from 'node:fs';
import test from 'ava';
import { PHRASES } from '../../../src/advisor/words/glossary.ts';

/** What may not come back, and what to write. A letter before or after a word is no match. */
const NOT_AGAIN: ReadonlyArray<readonly [banned: RegExp, instead: string]> = [
  [/\banew\b|\bonce more\b/i, 'again'],
  [/\b(?:puts?|comes?|goes) in(?:to)? force\b/i, 'activate, applies'],
  [/\b(?:give|gives|gave|giving) back\b/i, 'release'],
  [/\bis none\b/i, 'there’s no'],
  [/\bnobody[’']s\b/i, 'nobody has'],
  [/\b(?:take|takes|taking|took) (?:a client )?in\b/i, 'register'],
  [/\bbeside\b/i, 'vs, next to'],
  [/\bof which\b/i, 'two sentences'],
  [/\bmay (?:not )?stand\b|\bas (?:they|it) stands?\b|\bhow everything stands\b/i, 'is shown, is'],
  [/\bagainst the (?:average|whole|others)\b/i, 'vs'],
  [/\b(?:an|the|your) advisor\b/i, 'the adviser (a person), Bond Advisor (the bot)'],
  [/\bbond advisor\b/, 'Bond Advisor'],
  [/[\d}] %(?![\dA-F]{2})(?:[^ ]| of\b)/, '50%'],
];

/** The same for what people read on a screen. Logs, and what the databases' side says, have other readers. Slack's own words stay Slack's. */
const NOT_TO_PEOPLE: typeof NOT_AGAIN = [
  [
    /\b(?:is|are|was|were|does|do|did|has|have) not (?!a valid command|work in direct|supported in threads)|\bcannot\b(?![-\w]| be greater)/,
    'isn’t, can’t',
  ],
  [/n[’']t [^.]{0,40}\bany ?more\b/, 'no longer'],
  [/\ball the same\b|\bword by word\b|\bat hand\b|\bcan[’']t be had\b/, 'still, exactly, here'],
];
const isForPeople = (file: string): boolean => /\.tsx?$/.test(file) && !/^src\/(?:data|truth|slack|open-)/.test(file);

/** Sources whose words a user meets, and what they're read from. What users may type (`advisor/plain`) is theirs. */
const SOURCES = ['views', 'commands', 'playground', 'src'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !(folder === 'src' && file.startsWith('advisor/plain/')))
    .map((file) => `${folder}/${file}`),
);
const PAGES = [
  ...['README.md', 'CONTRIBUTING.md', '.env.sample', 'manifest.yml', 'manifest-http.yml'],
  ...readdirSync('docs')
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

/** Without comments, which are about code. The lines keep their numbers. */
const spoken = (file: string): string => {
  const text = readFileSync(file, 'utf8');
  if (!/\.tsx?$/.test(file)) return text;
  return text
    .replaceAll(/\/\*.*?\*\//gs, (comment) => comment.replaceAll(/[^\n]/g, ''))
    .replaceAll(/(^|\s)\/\/[^\n]*/g, (comment) => comment.replaceAll(/[^\n]/g, ''));
};

test('no surface, page or manifest has a word that may not come back', (t) => {
  const found = [...SOURCES, ...PAGES].flatMap((file) =>
    spoken(file)
      .split('\n')
      .flatMap((line, at) =>
        [...NOT_AGAIN, ...(isForPeople(file) ? NOT_TO_PEOPLE : [])]
          .filter(([banned]) => banned.test(line))
          .map(([banned, instead]) => `${file}:${at + 1} ${banned}: write “${instead}”`),
      ),
  );
  t.deepEqual(found, []);
});

test('each phrase of the glossary is written there alone, and said in more than one place', (t) => {
  // Definitions of claims speak for themselves.
  const texts = SOURCES.filter((file) => !/\/glossary\.ts$|^src\/(?:claims|truth)\//.test(file)).map(
    (file) => [file, spoken(file)] as const,
  );
  for (const [name, phrase] of Object.entries(PHRASES)) {
    const written = texts.filter(([, text]) => text.includes(phrase)).map(([file]) => file);
    t.deepEqual(written, [], `${name} is written out`);
    t.true(texts.filter(([, text]) => text.includes(`PHRASES.${name}`)).length > 1, `${name} is said once`);
  }
});
