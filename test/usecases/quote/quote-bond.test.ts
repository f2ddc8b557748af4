import test from 'ava';
import { offersByType } from '../../../src/advisor/advice/recommend.ts';
import type { BondOnOffer } from '../../../src/advisor/bonds/bond.ts';
import { INDIAN_TAX } from '../../../src/advisor/quote/tax.ts';
import { USUAL_POLICY } from '../../../src/advisor/suitability/policy.ts';
import { fraction, isoFromDay, paiseFromRupees } from '../../../src/advisor/units.ts';
import { COMMAND_LINE } from '../../../src/usecases/actor/actor.ts';
import type { AuditRow } from '../../../src/usecases/ports/audit-log.ts';
import { SourceUnavailableError } from '../../../src/usecases/ports/book-source.ts';
import { type QuoteBondRequest, quoteBond } from '../../../src/usecases/quote/quote-bond.ts';
import { sourceWithNotes } from '../../../src/usecases/quote/with-notes.ts';
import { deskOn } from '../../helpers/desk-on.ts';
import { fakeAskedClient } from '../../helpers/fake-asked-client.ts';
import { annualBond } from '../../helpers/samples/quoted-bonds.ts';
import { on } from '../../helpers/samples/small-book.ts';

const SOVEREIGN = { grade: 'Sovereign', suffix: null, agency: null } as const;
/** A Friday; Monday is the next working day. */
const TODAY = '2026-11-27';

/** @param offered what's on offer; absent: what's in the book */
const desk = (bonds: readonly BondOnOffer[] = [annualBond()], bookEnds = TODAY, offered = bonds) => {
  const readOn: string[] = [];
  const audited: AuditRow[] = [];
  const ask = quoteBond({
    source: {
      readBond: async (bondId, asOf) => {
        readOn.push(isoFromDay(asOf));
        return bonds.find((bond) => bond.bondId === bondId) ?? null;
      },
    },
    market: { read: async () => ({ asOf: on(TODAY), dataAsOf: null, offers: offersByType(offered) }) },
    bookDay: { current: async () => on(bookEnds) },
    calendar: deskOn(TODAY),
    pricing: { tax: INDIAN_TAX, stampDuty: [] },
    suitabilityPolicy: USUAL_POLICY,
    audit: { append: async (...rows) => void audited.push(...rows) },
    clock: { now: () => new Date('2026-11-27T08:00:00Z') },
  });
  const request = (more: Partial<QuoteBondRequest> = {}) =>
    ask({ asked: annualBond().bondId, settlement: null, size: null, at: null, slab: null, ...more });
  return { request, readOn, audited };
};

test('what is agreed on a Friday settles on Monday', async (t) => {
  const { request, readOn } = desk([annualBond()], TODAY, []);
  t.like(await request({ asked: ` ${annualBond().bondId} ` }), { kind: 'quote', quote: { settlement: on('2026-11-30') } });
  t.deepEqual(readOn, [TODAY]);
});

test('a bond on offer is quoted as it is offered, whatever the book says of it', async (t) => {
  const offered = annualBond({ yieldToMaturity: fraction(0.0912), maturityDay: on('2031-08-16') });
  const { request, readOn } = desk([annualBond()], TODAY, [offered]);
  for (const asked of [offered.bondId, ` ${offered.bondId.toLowerCase()}`])
    t.like(await request({ asked }), { kind: 'quote', quote: { bond: { yieldToMaturity: 0.0912, maturityDay: on('2031-08-16') } } });
  t.deepEqual(readOn, []);
  // Of a day before, what the book knew then counts.
  t.like(await request({ settlement: on('2026-11-02') }), { kind: 'quote', quote: { bond: { maturityDay: annualBond().maturityDay } } });
});

test('a day on which nothing settles is refused with the open days around it', async (t) => {
  // 24 November is a holiday, 28 and 29 are a weekend.
  t.like(await desk().request({ settlement: on('2026-11-29') }), {
    kind: 'closed',
    before: on('2026-11-27'),
    after: on('2026-11-30'),
  });
  t.like(await desk().request({ settlement: on('2026-11-24') }), {
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
    suitabilityPolicy: USUAL_POLICY,
    audit: { append: async () => {} },
    clock: { now: () => new Date('2026-11-27T08:00:00Z') },
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
  t.like(await request(), { kind: 'matured', maturityDay: on('2026-11-30'), settlement: on('2026-11-30') });
  t.like(await request({ settlement: on('2026-11-27') }), { kind: 'quote' });
});

test('a bond settles on its issue at the earliest', async (t) => {
  const { request } = desk([annualBond({ issueDay: on('2026-12-05') })]);
  t.like(await request(), { kind: 'quote', quote: { settlement: on('2026-12-07') } });
  t.like(await request({ settlement: on('2026-12-04') }), { kind: 'not-issued', issueDay: on('2026-12-05') });
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
    market: { read: async () => ({ asOf: on(TODAY), dataAsOf: null, offers: offersByType([]) }) },
    bookDay: { current: async () => null },
    calendar: deskOn(TODAY),
    pricing: { tax: INDIAN_TAX, stampDuty: [] },
    suitabilityPolicy: USUAL_POLICY,
    audit: { append: async () => {} },
    clock: { now: () => new Date('2026-11-27T08:00:00Z') },
  });
  t.deepEqual(await ask({ asked: 'X', settlement: null, size: null, at: null, slab: null }), {
    kind: 'source-down',
    message: 'The book is away.',
  });
});

test('what the desk notes about a bond is there wherever the book is read', async (t) => {
  const bond = annualBond();
  const source = { readBond: async () => bond, readBondsOnOffer: async () => [bond], hasRelationshipManagers: async () => true } as never;
  const notes = { bonds: new Map([[bond.bondId, { terms: { exDays: 7 } }]]), conventions: new Map() };
  const noted = sourceWithNotes(source, notes);
  t.is((await noted.readBond(bond.bondId, on(TODAY)))?.terms?.exDays, 7);
  t.is((await noted.readBondsOnOffer(on(TODAY), null))[0]?.terms?.exDays, 7);
  t.true(await noted.hasRelationshipManagers());
  t.is(sourceWithNotes(source, { bonds: new Map(), conventions: new Map() }), source);
});

const asClient = async (facts: Parameters<typeof fakeAskedClient>[1]) => {
  const asked = await fakeAskedClient(undefined, facts)({ actor: COMMAND_LINE, asked: 'C_0042', for: 'quote' });
  if (asked.kind !== 'asked') throw new Error('the client isn’t there');
  return asked.client;
};

test('a quote for a client is refused by the rule that keeps the bond from them, and the look is in the audit log', async (t) => {
  const risky = { ...annualBond(), band: 'C' as const };
  const { request, audited } = desk([risky]);
  const refused = await request({ client: await asClient({ facts: { recordedBand: 'B' } }) });
  t.like(refused, { kind: 'not-suitable', clientId: 'C_0042', rule: 'band', reason: 'risk band B allows BBB- and better' });
  const allowed = await request({ client: await asClient({ facts: { recordedBand: 'C' } }) });
  t.like(allowed, { kind: 'quote', ticket: { clientId: 'C_0042', question: null } });
  t.deepEqual(
    audited.map(({ action, clientId, detail }) => [action, clientId, detail.refused ?? null]),
    [
      ['client.quote', 'C_0042', 'band'],
      ['client.quote', 'C_0042', null],
    ],
  );
});

test('one unit that costs less than its face value isn’t below the minimum', async (t) => {
  const sold = { ...annualBond(), band: 'A' as const, minimumInvestment: paiseFromRupees(200_000), rating: SOVEREIGN };
  const client = await asClient({ facts: { recordedBand: 'A', expectedAmount: paiseFromRupees(300_000) } });
  const cheap = { at: { kind: 'price', clean: fraction(0.6) }, size: { kind: 'nominal', nominal: paiseFromRupees(200_000) } } as const;
  const quoted = await desk([sold]).request({ client, ...cheap });
  if (quoted.kind !== 'quote') return t.fail(quoted.kind);
  t.true((quoted.quote.consideration ?? 0) < paiseFromRupees(200_000));
});

test('a ticket below the minimum is refused, and one of a thousand times the client’s money is questioned', async (t) => {
  const sold = { ...annualBond(), band: 'A' as const, minimumInvestment: paiseFromRupees(200_000), rating: SOVEREIGN };
  const client = await asClient({ facts: { recordedBand: 'A', expectedAmount: paiseFromRupees(300_000) } });
  const size = (rupees: number) => ({ kind: 'nominal', nominal: paiseFromRupees(rupees) }) as const;
  const { request } = desk([sold]);
  t.like(await request({ client, size: size(100_000) }), { kind: 'not-suitable', rule: 'minimum' });
  t.like(await request({ client, size: size(400_000) }), { kind: 'quote', ticket: { question: null } });
  const huge = await request({ client, size: size(500_000_000) });
  if (huge.kind !== 'quote') return t.fail(huge.kind);
  t.is(huge.ticket?.question?.reason, 'is at least 1,000 times what the client expects to invest (₹3 lakh)');
  t.like(await request({ size: size(500_000_000) }), { kind: 'quote' }, 'nobody’s ticket isn’t questioned');
  const ofCompany = { ...sold, rating: { grade: 'AA', suffix: null, agency: null } } as const;
  const refused = await desk([ofCompany]).request({ client, size: size(500_000_000) });
  if (refused.kind !== 'not-suitable') return t.fail(refused.kind);
  t.is(refused.rule, 'issuer');
  t.truthy(refused.question, 'a refused one is questioned, too');
});
