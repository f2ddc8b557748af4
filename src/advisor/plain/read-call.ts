import type { Day } from '../units.ts';
import { nearestCalls } from './nearest-calls.ts';
import { NO_PARTS, type Parts, type PlainCall, type Reading, type Verb } from './plain-call.ts';
import { readBond, readClients, readPronoun } from './read-clients.ts';
import { readNames } from './read-names.ts';
import { type Direction, readPeriod } from './read-period.ts';
import { readBand, readGrade, readMoney, readYears, readYield } from './read-sizes.ts';
import { readTypes } from './read-type.ts';
import { type Sentence, sentenceOf } from './sentence.ts';
import { withoutTypos } from './spelling.ts';
import { isNotOurs, verbOf } from './verbs.ts';
import { isKnownWord } from './vocabulary.ts';

export interface PlainQuestion {
  /** As it was typed. */
  readonly text: string;
  /** Ids and names in the text that are clients of the asker for certain. */
  readonly known: readonly string[];
  /** The types of the book. */
  readonly types: readonly string[];
  readonly today: Day;
  /** What the thread is about; null: nothing yet. */
  readonly topic: PlainCall | null;
}

/** Verbs that have no answer without a client. */
const ABOUT_A_CLIENT: readonly Verb[] = ['recommend', 'client', 'compare', 'family', 'ladder', 'why', 'why-not'];
/** Verbs that a thread's client goes with, also where nobody says so. */
const FOLLOWS_THE_CLIENT: readonly Verb[] = [...ABOUT_A_CLIENT, 'offers'];

/** Which parts a verb can use. What somebody said and a verb can't use isn't dropped: then the sentence isn't understood. */
const USES: Readonly<Record<Verb, ReadonlyArray<keyof Parts>>> = {
  recommend: ['clients', 'when'],
  client: ['clients', 'when', 'only', 'band'],
  compare: ['clients'],
  family: ['clients'],
  // A ladder begins today: one from year 2 isn't built.
  ladder: ['clients', 'amount', 'to'],
  why: ['clients', 'type', 'when'],
  'why-not': ['clients', 'type', 'when'],
  calls: ['band', 'when', 'amount', 'only'],
  trades: ['clients', 'type', 'band', 'when'],
  offers: ['clients', 'type', 'amount', 'from', 'to', 'grade', 'leastYield', 'when'],
  quote: ['clients', 'bond', 'amount', 'when'],
  help: [],
};
/** Verbs whose answer is as of today, so a period says nothing. */
const AS_OF_TODAY: readonly Verb[] = ['recommend', 'why', 'why-not', 'offers', 'quote'];

const isSaid = (part: Parts[keyof Parts]): boolean => (Array.isArray(part) ? part.length > 0 : part !== null);
const saidIn = (parts: Parts): ReadonlyArray<keyof Parts> =>
  (Object.keys(NO_PARTS) as (keyof Parts)[]).filter((name) => isSaid(parts[name]));

interface Read {
  readonly parts: Parts;
  /** The sentence in marks. */
  readonly text: string;
  readonly hasPronoun: boolean;
  readonly severalTypes: boolean;
  readonly unknown: readonly string[];
}

/** Reads everything but the verb. */
const readParts = (
  { known, types, today }: PlainQuestion,
  typed: Sentence,
  { direction, isLadder }: { direction: Direction; isLadder: boolean },
): Read => {
  let rest = typed;
  const use = <T>(taken: { readonly found: T; readonly rest: Sentence } | null): T | null => {
    rest = taken?.rest ?? rest;
    return taken?.found ?? null;
  };
  const bond = use(readBond(rest));
  const clients = use(readClients(rest, known)) ?? [];
  const named = use(readTypes(rest, types)) ?? [];
  const leastYield = use(readYield(rest));
  const band = use(readBand(rest));
  const amount = use(readMoney(rest));
  const when = use(readPeriod(rest, today, direction));
  const years = use(readYears(rest, isLadder));
  const grade = use(readGrade(rest));
  const hasPronoun = use(readPronoun(rest)) !== null;
  const joined = rest.text.replace(/n't\b/g, 'nt').replace(/(?<=\bwhat|who|that|it|there)'s\b/g, ' is');
  const unread = readNames(joined);
  const parts: Parts = {
    ...NO_PARTS,
    bond,
    clients: [...new Set([...clients, ...unread.names])],
    type: named[0] ?? null,
    leastYield,
    band,
    amount,
    when,
    from: years?.from ?? null,
    to: years?.to ?? null,
    grade,
  };
  return { parts, text: unread.text, hasPronoun, severalTypes: named.length > 1, unknown: unread.words };
};

/** "Whom should I call today" and "what should I offer her now" ask nothing of a day. */
const withoutToday = (call: PlainCall, today: Day): PlainCall => {
  const isToday = call.when?.from === today && call.when.to === today;
  if (AS_OF_TODAY.includes(call.verb) || (call.verb === 'calls' && call.only === null && isToday)) return { ...call, when: null };
  // A period says it all: only what matures has one.
  return call.when !== null && call.only === 'maturing' ? { ...call, only: null } : call;
};

/** Without a verb, what's said changes the question before: "and next month?", "make it 30 lakh", "same for C_0107". */
const following = (topic: PlainCall, { parts }: Read): PlainCall | null => {
  const said = saidIn(parts);
  if (said.length === 0 || said.some((name) => !USES[topic.verb].includes(name))) return null;
  const clients = topic.verb === 'compare' ? [topic.clients[0] ?? '', ...parts.clients].slice(-2) : parts.clients;
  return { ...topic, ...Object.fromEntries(said.map((name) => [name, parts[name]])), ...(clients.length > 0 && { clients }) };
};

const clientsOf = (verb: Verb, { parts, hasPronoun }: Read, topic: PlainCall | null): readonly string[] => {
  const ofThread = topic?.clients.slice(0, 1) ?? [];
  if (verb === 'compare' && parts.clients.length === 1) return [...ofThread, ...parts.clients];
  if (parts.clients.length > 0) return parts.clients;
  return hasPronoun || FOLLOWS_THE_CLIENT.includes(verb) ? ofThread : [];
};

/** What's said of bonds, without a verb, asks what's on offer like that. */
const isWish = ({ parts }: Read): boolean =>
  parts.type !== null || parts.grade !== null || parts.leastYield !== null || ((parts.from ?? parts.to) !== null && parts.amount === null);

/**
 * What somebody asks for in plain words, without a model and without a network. It never guesses: what isn't one whole call, with every word
 * accounted for that may change it, is unclear and comes with the nearest calls.
 *
 * @example readCall({ text: 'ladder of 20 lakh over 5 years for C_0042', ... }) // { kind: 'call', call: { verb: 'ladder', ... } }
 */
export const readCall = (question: PlainQuestion): Reading => {
  const { topic } = question;
  const typed = sentenceOf(question.text);
  const corrected: Sentence = { text: withoutTypos(typed.text, isKnownWord) };
  const isLadder = /\bladder|stagger|spread\b/.test(corrected.text) || topic?.verb === 'ladder';
  const readAs = (direction: Direction): Read => readParts(question, corrected, { direction, isLadder });
  const first = readAs('coming');
  const said = verbOf(first.text);
  const isPast = said?.verb === 'trades' || (said === null && topic?.verb === 'trades');
  const read = isPast ? readAs('past') : first;
  const unclear = (): Reading => ({ kind: 'unclear', nearest: nearestCalls(read.parts, topic, said?.verb ?? null) });

  if (isNotOurs(corrected.text) || read.severalTypes || read.unknown.length > 1) return unclear();
  if (said === null) {
    const changed = topic && read.unknown.length === 0 ? following(topic, read) : null;
    if (changed) return { kind: 'call', call: changed };
    if (read.unknown.length > 0) return unclear();
  }
  const isAboutBonds =
    isWish(read) && (said === null || said.verb === 'recommend' || (said.verb === 'client' && read.parts.clients.length === 0));
  const verb = isAboutBonds ? 'offers' : (said?.verb ?? null);
  if (verb === null) return unclear();

  const clients = clientsOf(verb, read, topic);
  const call: PlainCall = { ...read.parts, verb, clients, only: said?.only ?? null };
  const whole = withoutToday(call, question.today);
  if (saidIn(whole).some((name) => !USES[verb].includes(name))) return unclear();
  const wanted = verb === 'compare' ? 2 : ABOUT_A_CLIENT.includes(verb) || (read.hasPronoun && FOLLOWS_THE_CLIENT.includes(verb)) ? 1 : 0;
  if (clients.length > Math.max(1, wanted)) return unclear();
  return clients.length < wanted ? { kind: 'which-client', call: whole } : { kind: 'call', call: whole };
};
