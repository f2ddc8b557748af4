import test from 'ava';
import { offersByType, recommend } from '../../../src/advisor/advice/recommend.ts';
import { profileAt, profileColumns } from '../../../src/advisor/book/profile-columns.ts';
import type { Trait } from '../../../src/advisor/model/model.ts';
import { assignAll } from '../../../src/advisor/segments/assign.ts';
import type { Day } from '../../../src/advisor/units.ts';
import { noFeedback } from '../../../src/advisor/values/feedback.ts';
import { traitPhrase } from '../../../src/advisor/words/trait-phrase.ts';
import { trainedBusyBook } from '../../helpers/samples/trained-busy-book.ts';

const { asOf, book, model, columns } = trainedBusyBook();
const options = { offers: offersByType([]), feedback: noFeedback({ segments: model.segments.length, bondTypes: model.bondTypes }) };

/** The clients when most of them had bought little, so that other reasons weigh most. */
const LONG_AGO = profileColumns(book, (asOf - 600) as Day);

/** Each client's purchase days, counted from the trades by plain loops: the day and the types bought. */
const DAYS = book.clients.map((_, client) => {
  const days = new Map<number, Set<number>>();
  for (let trade = book.trades.offsets[client] ?? 0; trade < (book.trades.offsets[client + 1] ?? 0); trade++) {
    const [day, type] = [book.trades.day[trade] ?? 0, book.trades.type[trade] ?? -1];
    if (type >= 0 && day <= asOf) days.set(day, (days.get(day) ?? new Set()).add(type));
  }
  return [...days].map(([day, types]) => ({ day, types }));
});
const segmentOf = assignAll(model, columns);

/** The share of these clients' purchase days on which a type was bought. */
const boughtOn = (type: number, isAsked: (client: number) => boolean, since = Number.NEGATIVE_INFINITY): number => {
  const days = DAYS.flatMap((ofClient, client) => (isAsked(client) ? ofClient : [])).filter(({ day }) => day > since);
  return days.filter(({ types }) => types.has(type)).length / days.length;
};

const VALUES: Readonly<Record<string, (client: number) => number>> = {
  age: (client) => columns.age[client] ?? Number.NaN,
  totalInvested: (client) => columns.invested[client] || Number.NaN,
  averageYield: (client) => columns.averageYield[client] ?? Number.NaN,
  averageCoupon: (client) => columns.averageCoupon[client] ?? Number.NaN,
};

const isAtLevel = ({ name, bounds }: Trait, level: number, client: number): boolean => {
  if (name === 'riskBand') return columns.band[client] === level + 1;
  if (name === 'legalForm')
    return level === 1 ? columns.gender[client] === 3 : columns.gender[client] === 1 || columns.gender[client] === 2;
  const value = VALUES[name]?.(client) ?? Number.NaN;
  return value >= (bounds[level - 1] ?? Number.NEGATIVE_INFINITY) && value < (bounds[level] ?? Number.POSITIVE_INFINITY);
};

/** The two shares that a comparing sentence has to name; null for any other sentence. */
const sharesOf = (sentence: string, type: number): readonly [number, number] | null => {
  const everybody = boughtOn(type, () => true);
  const plain = sentence.replace(/^Despite [^:]+: (.)/, (_, first: string) => first.toUpperCase());
  if (plain.startsWith('Demand is ')) return [boughtOn(type, () => true, asOf - 90), everybody];
  const held = /^Buyers of (.+), like this client, are /.exec(plain)?.[1];
  if (held !== undefined) {
    const buyers = DAYS.filter((days) => days.length > 0).map((days) => new Set(days.flatMap(({ types }) => [...types])));
    const who = buyers.filter((types) => types.has(model.bondTypes.indexOf(held)));
    return [who, buyers].map((some) => some.filter((types) => types.has(type)).length / some.length) as [number, number];
  }
  const group = /^(.+) buy it on .* of occasions/.exec(plain)?.[1];
  if (group === undefined || group.startsWith('All clients')) return null;
  const segment = model.segments.findIndex(({ name }) => name === group);
  if (segment >= 0) return [boughtOn(type, (client) => segmentOf[client] === segment), everybody];
  for (const trait of model.personal.traits) {
    for (let level = 0; level <= Math.max(trait.bounds.length, trait.words.length - 1); level++) {
      if (`Clients ${traitPhrase(trait, level)}` === group) return [boughtOn(type, (client) => isAtLevel(trait, level, client)), everybody];
    }
  }
  throw new Error(`Nobody knows who ${group} are`);
};

const written = (share: number): string => {
  const value = share * 100;
  return `${value >= 9.95 || value === 0 ? value.toFixed(0) : value.toFixed(1)}%`;
};

test('a reason’s shares are those that the trades give by plain counting, and at least a quarter apart', (t) => {
  const kinds = new Set<string>();
  for (const [client] of book.clients.entries()) {
    const answers = [columns, LONG_AGO].map((days) => recommend(model, profileAt(book, days, client), options));
    for (const { bondType, reasons } of answers.flatMap(({ recommended }) => recommended)) {
      const type = model.bondTypes.indexOf(bondType);
      for (const sentence of reasons) {
        // What was bought may have matured: only the list of what's outstanding says what somebody holds.
        t.notRegex(sentence, /\bholds?\b/i);
        const shares = sharesOf(sentence, type);
        if (!shares) continue;
        const [share, all] = shares;
        t.deepEqual([...sentence.matchAll(/[\d.]+%/g)].map(([number]) => number).slice(-2), [written(share), written(all)], sentence);
        t.true(sentence.startsWith('Despite ') ? share / all <= 0.8 : share / all >= 1.25, `${sentence} ${share / all}`);
        kinds.add(sentence.split(' ').slice(0, 2).join(' '));
      }
    }
  }
  t.true(kinds.size > 5, [...kinds].join(', '));
});

test('without the counts of a newer document, reasons speak of the client’s own purchases and of the book', (t) => {
  const { counted: _counted, ...old } = model;
  for (const [client] of book.clients.entries()) {
    for (const { reasons } of recommend(old, profileAt(book, columns, client), options).recommended)
      for (const sentence of reasons) t.regex(sentence, /([Nn]ot b|[Bb]|Last b)ought on |^All clients together/);
  }
});
