import { readFileSync } from 'node:fs';
import test from 'ava';
import { FIRM_DOCUMENT } from '../../../src/data/mapping/firm-document.ts';
import { FLAT_DOCUMENT } from '../../../src/data/mapping/flat-document.ts';
import { sectionsOf } from '../../../src/data/mapping/mapping.ts';
import { MappingError, parseMapping } from '../../../src/data/mapping/parse-mapping.ts';

test('both layouts that ship are mapping documents', (t) => {
  t.is(parseMapping(FLAT_DOCUMENT, 'flat').name, 'flat');
  const firm = parseMapping(FIRM_DOCUMENT, 'firm');
  t.deepEqual(
    sectionsOf(firm, 'clients').map(({ table }) => table),
    ['users', 'user_members'],
  );
  t.is(firm.words?.frequency?.['4'], 'semi-annual');
  t.deepEqual(sectionsOf(firm, 'sales'), []);
});

test('a desk says where its columns are, how they are written and what its words mean', (t) => {
  const mapping = parseMapping(
    `version: 1
form: { dates: day-month-year }
words:
  band: { Conservative: A, 3: C, Unprofiled: nothing }
trades:
  sheet: Deals
  header: 4
  columns:
    client: Client Code
    amount: { column: Value, unit: lakh }
    side: { always: buy }
`,
    'desk.yaml',
  );
  t.deepEqual(mapping.words?.band, { Conservative: 'A', '3': 'C', Unprofiled: 'nothing' });
  t.like(sectionsOf(mapping, 'trades')[0], { sheet: 'Deals', header: 4, columns: { amount: { column: 'Value', unit: 'lakh' } } });
});

const refusal = (text: string): string => {
  try {
    parseMapping(text, 'desk.yaml');
    return 'taken';
  } catch (error) {
    return error instanceof MappingError ? error.message : `another error: ${error}`;
  }
};

for (const [fault, text, message] of [
  ['broken YAML', 'version: 1\ntrades: {', /line 2: /],
  ['an empty document', '', /line 1: "version" must be "1"/],
  ['an unknown field', 'version: 1\ntrades:\n  columns:\n    client: A\n    cleint: B\n', /line 5: "trades\.columns" has no "cleint"/],
  ['an unknown section', 'version: 1\ntrade:\n  table: x\n', /line 3: the document has no "trade"/],
  ['an unknown form', 'version: 1\n\nform:\n  dates: dmy\n', /line 4: "form\.dates" must be "year-month-day" or "day-month-year"/],
  [
    'a word with an unknown meaning',
    'version: 1\nwords:\n  band: { High: D }\n',
    /line 3: "words\.band\.High" must be "A" or "B" or "C" or "nothing"/,
  ],
  [
    'an unknown unit of a column',
    'version: 1\ntrades:\n  columns:\n    amount:\n      column: Value\n      unit: lakhs\n',
    /line 6: "trades\.columns\.amount\.unit" must be "rupees"/,
  ],
  [
    'the second of two tables',
    'version: 1\nclients:\n  - table: a\n    columns: { client: id }\n  - table: b\n    columns: { client: 5 }\n',
    /line 6: "clients\.1\.columns\.client" must be a text \(put it in quotes/,
  ],
  [
    'both a table and a query',
    'version: 1\ntrades:\n  table: a\n  select: select 1\n  columns: {}\n',
    /line 3: "trades" has both table and select/,
  ],
] as const) {
  test(`an error names line and fix: ${fault}`, (t) => t.regex(refusal(text), message));
}

test('the examples in the guide are mapping documents', (t) => {
  const [example = '', types = ''] = Array.from(
    readFileSync('docs/your-own-book.md', 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g),
    ([, text]) => text,
  );
  t.is(parseMapping(`version: 1\n${types}`, 'docs/your-own-book.md').bondTypes?.rules?.length, 3);
  const mapping = parseMapping(example, 'docs/your-own-book.md');
  t.is(sectionsOf(mapping, 'clients').length, 2);
  t.like(sectionsOf(mapping, 'trades')[0], { table: 'good_deals', where: { status: 'done' } });
});
