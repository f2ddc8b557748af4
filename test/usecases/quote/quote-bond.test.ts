import test from 'ava';
import { offersByType } from '../../../src/advisor/advice/recommend.ts';
import type { BondOnOffer } from '../../../src/advisor/bonds/bond.ts';
import { INDIAN_TAX } from '../../../src/advisor/quote/tax.ts';
import { fraction, isoFromDay } from '../../../src/advisor/units.ts';
import { SourceUnavailableError } from '../../../src/usecases/ports/book-source.ts';
import { type QuoteBondRequest, quoteBond } from '../../../src/usecases/quote/quote-bond.ts';
import { sourceWithNotes } from '../../../src/usecases/quote/with-notes.ts';
import { deskOn } from '../../helpers/desk-on.ts';
import { annualBond } from '../../helpers/samples/quoted-bonds.ts';
import { on } from '../../helpers/samples/small-book.ts';

/** A Friday; Monday is the next working day. */
const TODAY = '2026-11-27';

const desk = (bonds: readonly BondOnOffer[] = [annualBond()], bookEnds = TODAY) => {
  const readOn: string[] = [];
  const ask = quoteBond({
    source: {
      readBond: async (bondId, asOf) => {
        readOn.push(isoFromDay(asOf));
        return bonds.find((bond) => bond.bondId === bondId) ?? null;
      },
    },
    market: { read: async () => ({ asOf: on(TODAY), dataAsOf: null, offers: offersByType(bonds) }) },
    bookDay: { current: async () => on(bookEnds) },
    calendar: deskOn(TODAY),
    pricing: { tax: INDIAN_TAX, stampDuty: [] },
  });
  const request = (more: Partial<QuoteBondRequest> = {}) =>
    ask({ asked: annualBond().bondId, settlement: null, size: null, at: null, slab: null, ...more });
  return { request, readOn };
};

test('what is agreed on a Friday settles on Monday', async (t) => {
  const { request, readOn } = desk();
  t.like(await request({ asked: ` ${annualBond().bondId} ` }), { kind: 'quote', quote: { settlement: on('2026-11-30') } });
  t.deepEqual(readOn, [TODAY]);
});

test('a day on which nothing settles is refused with the open days around it', async (t) => {
  // 24 November is a holiday, 28 and 29 are a weekend.
  t.deepEqual(await desk().request({ settlement: on('2026-11-29') }), {
    kind: 'closed',
    before: on('2026-11-27'),
    after: on('2026-11-30'),
  });
  t.deepEqual(await desk().request({ settlement: on('2026-11-24') }), {
    kind: 'closed',
    before: on('2026-11-23'),
    after: on('2026-11-25'),
  });
});

test('a settlement in a year without known holidays says so', async (t) => {
  const notesFor = async (settlement: string): Promise<boolean> => {
    const outcome = await desk().request({ settlement: on(settlement) });
    return outcome.kind === 'quote' && outcome.quote.notes.some((note) => /holidays of that year aren’t known/.test(note));
  };
  t.true(await notesFor('2029-03-01'));
  t.false(await notesFor('2026-12-01'));
});

test('a past settlement is answered by what was known then', async (t) => {
  const { request, readOn } = desk();
  t.like(await request({ settlement: on('2026-03-02') }), { kind: 'quote', quote: { settlement: on('2026-03-02') } });
  t.deepEqual(readOn, ['2026-03-02']);
});

test('of a bond that nobody had heard of by then, the yield is not known', async (t) => {
  const ask = quoteBond({
    source: { readBond: async (_, asOf) => (asOf < on(TODAY) ? null : annualBond()) },
    market: { read: () => Promise.reject(new Error('not asked')) },
    bookDay: { current: async () => null },
    calendar: deskOn(TODAY),
    pricing: { tax: INDIAN_TAX, stampDuty: [] },
  });
  t.like(await ask({ asked: 'X', settlement: on('2026-03-02'), size: null, at: null, slab: null }), {
    kind: 'quote',
    quote: { valuation: null },
  });
});

test('from the fourth working day on, a quote says how old the book is, unless somebody gave the yield or the price', async (t) => {
  const notesOf = async (bookEnds: string, more: Partial<QuoteBondRequest> = {}) => {
    const outcome = await desk([annualBond()], bookEnds).request(more);
    return outcome.kind === 'quote' ? outcome.quote.notes.filter((note) => /The book/.test(note)) : null;
  };
  // 24 November is a holiday.
  t.deepEqual(await notesOf('2026-11-20'), ['The book is from Fri 20 Nov 2026, 4 working days old.']);
  t.deepEqual(await notesOf('2026-11-23'), []);
  t.deepEqual(await notesOf('2026-11-20', { at: { kind: 'yield', yield: fraction(0.08) } }), []);
});

test('an unknown bond is refused with bonds on offer that begin alike', async (t) => {
  t.deepEqual(await desk().request({ asked: 'INE001A07XX9' }), { kind: 'unknown-bond', similar: [annualBond().bondId] });
  t.deepEqual(await desk().request({ asked: 'X' }), { kind: 'unknown-bond', similar: [] });
});

test('what matures before it would settle cannot be bought', async (t) => {
  const { request } = desk([annualBond({ maturityDay: on('2026-11-30') })]);
  t.deepEqual(await request(), { kind: 'matured', maturityDay: on('2026-11-30'), settlement: on('2026-11-30') });
  t.like(await request({ settlement: on('2026-11-27') }), { kind: 'quote' });
});

test('a bond settles on its issue at the earliest', async (t) => {
  const { request } = desk([annualBond({ issueDay: on('2026-12-05') })]);
  t.like(await request(), { kind: 'quote', quote: { settlement: on('2026-12-07') } });
  t.deepEqual(await request({ settlement: on('2026-12-04') }), { kind: 'not-issued', issueDay: on('2026-12-05') });
});

test('with a slab, the bond is compared with one that is taxed the other way', async (t) => {
  const taxFree = annualBond({ bondId: 'INE053F07AB5', bondType: 'Tax-Free Bonds', yieldToMaturity: fraction(0.058) });
  t.like(await desk([annualBond(), taxFree]).request({ slab: fraction(0.3) }), {
    quote: { comparison: { withBond: { bondId: 'INE053F07AB5', taxFree: true } } },
  });
});

test('a book that is away is said to be', async (t) => {
  const ask = quoteBond({
    source: { readBond: () => Promise.reject(new SourceUnavailableError('The book is away.')) },
    market: { read: () => Promise.reject(new Error('not asked')) },
    bookDay: { current: async () => null },
    calendar: deskOn(TODAY),
    pricing: { tax: INDIAN_TAX, stampDuty: [] },
  });
  t.deepEqual(await ask({ asked: 'X', settlement: null, size: null, at: null, slab: null }), {
    kind: 'source-down',
    message: 'The book is away.',
  });
});

test('what the desk notes about a bond is there wherever the book is read', async (t) => {
  const bond = annualBond();
  const source = { readBond: async () => bond, readBondsOnOffer: async () => [bond], hasRelationshipManagers: true } as never;
  const notes = { bonds: new Map([[bond.bondId, { terms: { exDays: 7 } }]]), conventions: new Map() };
  const noted = sourceWithNotes(source, notes);
  t.is((await noted.readBond(bond.bondId, on(TODAY)))?.terms?.exDays, 7);
  t.is((await noted.readBondsOnOffer(on(TODAY), null))[0]?.terms?.exDays, 7);
  t.true(noted.hasRelationshipManagers);
  t.is(sourceWithNotes(source, { bonds: new Map(), conventions: new Map() }), source);
});
