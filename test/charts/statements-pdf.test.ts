import { inflateSync } from 'node:zlib';
import test from 'ava';
import { statementsPdf } from '../../src/charts/statements-pdf.ts';
import { statementOf } from '../../src/usecases/statements/statement.ts';
import { sampleBond, sampleProfile, sampleShown, sampleType } from '../helpers/samples/sample-recommendation.ts';

const pagesOf = (pdf: Buffer): number => (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;

test('each statement begins a page, and a long one goes on over more', (t) => {
  const shown = sampleShown({ profile: sampleProfile({ age: 15 }) });
  const one = statementsPdf([statementOf(shown)], 'Asia/Kolkata');
  t.is(one.subarray(0, 5).toString(), '%PDF-');
  const many = Array.from({ length: 12 }, (_, at) => sampleBond({ bondId: `B${at}`, isin: null, issuer: 'x'.repeat(300) }));
  const long = sampleShown({ recommendation: { recommended: [sampleType('Corporate Bonds', 1, { bonds: many })] } });
  const both = statementsPdf([statementOf(shown), statementOf(long)], 'Asia/Kolkata');
  t.true(pagesOf(both) > pagesOf(one) + 1, `${pagesOf(both)} pages`);
  t.is(pagesOf(statementsPdf([], 'Asia/Kolkata')), 1);
});

test('the fonts are in the file, so that it looks the same everywhere', (t) => {
  const pdf = statementsPdf([statementOf(sampleShown())], 'Asia/Kolkata').toString('latin1');
  const streams = [...pdf.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body = '']) => Buffer.from(body, 'latin1'));
  const texts = streams.map((body) => {
    try {
      return inflateSync(body).toString('latin1');
    } catch {
      return '';
    }
  });
  t.true(
    texts.some((text) => / Tj|\] TJ/.test(text)),
    'text is text, not a picture',
  );
  t.true(/\/FontFile[23]/.test(pdf));
});
