import type { Day } from '../units.ts';
import { asksWhoInVain, isInDoubt } from './doubts.ts';
import { nearestCalls } from './nearest-calls.ts';
import { NO_PARTS, type Parts, type PlainCall, type Reading, type Verb } from './plain-call.ts';
import { readBond, readClients, readPronoun } from './read-clients.ts';
import { readNames } from './read-names.ts';
import { type Direction, readPeriod } from './read-period.ts';
import { readBand, readGrade, readMoney, readYears, readYield } from './read-sizes.ts';
import { readTypes } from './read-type.ts';
import { type Sentence, sentenceOf } from './sentence.ts';
import { withoutTypos } from './spelling.ts';
import { barely, isNotOurs, verbOf } from './verbs.ts';
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
/** Verbs that are about the thread's client when the sentence names none. */
const FOLLOWS_THE_CLIENT: readonly Verb[] = [...ABOUT_A_CLIENT, 'offers'];

/** Which parts a verb can use. What somebody said and a verb can't use isn't dropped: then the sentence isn't understood. */
const USES: Readonly<Record<Verb, ReadonlyArray<keyof Parts>>> = {
  recommend: ['clients'],
  client: ['clients', 'when', 'only', 'band'],
  compare: ['clients'],
  family: ['clients'],
  // A ladder begins today: one from year 2 isn't built.
  ladder: ['clients', 'amount', 'to'],
  why: ['clients', 'type'],
  'why-not': ['clients', 'type'],
  calls: ['band', 'when', 'amount', 'only'],
  trades: ['clients', 'type', 'band', 'when'],
  offers: ['clients', 'type', 'amount', 'from', 'to', 'grade', 'leastYield'],
  quote: ['clients', 'bond', 'amount'],
  help: [],
};
/** Verbs whose answer is as of today: "today" adds nothing, and no other period can be answered. */
const AS_OF_TODAY: readonly Verb[] = ['recommend', 'why', 'why-not', 'offers', 'quote'];

const isSaid = (part: Parts[keyof Parts]): boolean => (Array.isArray(part) ? part.length > 0 : part !== null);
const saidIn = (parts: Parts): ReadonlyArray<keyof Parts> =>
  (Object.keys(NO_PARTS) as (keyof Parts)[]).filter((name) => isSaid(parts[name]));

interface Read {
  readonly parts: Parts;
  /** The sentence in marks. */
  readonly text: string;
  readonly hasPronoun: boolean;
  /** Something is said twice, or without saying whether it's the least or the most. */
  readonly isVague: boolean;
  /** What may be clients' names. */
  readonly names: readonly string[];
  readonly unknown: readonly string[];
}

/** Clients in the order of the sentence. */
const inOrder = (clients: readonly string[], { text }: Sentence): readonly string[] => {
  const placeOf = (client: string): number => {
    const written = client.toLowerCase();
    return Math.max(text.indexOf(written), text.indexOf(written.replace('_', ' ')));
  };
  return clients.toSorted((one, other) => placeOf(one) - placeOf(other));
};

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
  // Another of what has been read: one call has room for one.
  const again = [
    readBond(rest),
    readYield(rest),
    readBand(rest),
    readMoney(rest),
    readPeriod(rest, today, direction),
    readYears(rest, isLadder),
    readGrade(rest),
  ];
  const joined = rest.text
    .replace(/n't\b/g, 'nt')
    .replace(/(?<=\b(?:what|who|that|it|there))'s\b/g, ' is')
    .replace(/'ll\b/g, ' will')
    .replace(/(?<=\w)'(?:m|ve|re|d)\b/g, '');
  const unread = readNames(joined);
  const parts: Parts = {
    ...NO_PARTS,
    bond,
    clients: inOrder([...new Set([...clients, ...unread.names])], typed),
    type: named[0] ?? null,
    leastYield,
    band,
    amount,
    when,
    from: years?.from ?? null,
    to: years?.to ?? null,
    grade,
  };
  const isVague = named.length > 1 || (years?.isBare === true && !isLadder) || again.some((taken) => taken !== null);
  return { parts, text: unread.text, hasPronoun, isVague, names: unread.names, unknown: unread.words };
};

/** "Whom should I call today" and "what should I offer her now" ask nothing of a day. */
const withoutToday = (call: PlainCall, today: Day): PlainCall => {
  const isToday = call.when?.from === today && call.when.to === today;
  if (isToday && (AS_OF_TODAY.includes(call.verb) || (call.verb === 'calls' && call.only === null))) return { ...call, when: null };
  // A period says it all: only what matures has one.
  return call.when !== null && call.only === 'maturing' ? { ...call, only: null } : call;
};

/** Without a verb, what's said changes the question before: "and next month?", "make it 30 lakh", "same for C_0107". */
const following = (topic: PlainCall, { parts }: Read): PlainCall | null => {
  const said = saidIn(parts);
  if (said.length === 0) return null;
  const [one] = topic.clients;
  const clients = topic.verb === 'compare' && one !== undefined && parts.clients.length === 1 ? [one, ...parts.clients] : parts.clients;
  const years = parts.from === null && parts.to === null ? {} : { from: parts.from, to: parts.to };
  return { ...topic, ...Object.fromEntries(said.map((name) => [name, parts[name]])), ...years, ...(clients.length > 0 && { clients }) };
};

const clientsOf = (verb: Verb, { parts, hasPronoun }: Read, topic: PlainCall | null): readonly string[] => {
  // "Her" is nobody for certain after two clients were compared.
  const ofThread = topic?.clients.length === 1 || verb === 'compare' ? (topic?.clients.slice(0, 1) ?? []) : [];
  if (verb === 'compare' && parts.clients.length === 1) return [...ofThread, ...parts.clients];
  if (parts.clients.length > 0) return parts.clients;
  return hasPronoun || FOLLOWS_THE_CLIENT.includes(verb) ? ofThread : [];
};

/** What's said of bonds, without a verb, asks what's on offer like that. */
const isWish = ({ parts }: Read): boolean =>
  parts.type !== null || parts.grade !== null || parts.leastYield !== null || ((parts.from ?? parts.to) !== null && parts.amount === null);

const MATURITY = /\bmatur|\brepa(?:id|y)|\bredeem|\bredemption/;
const HAS_MATURED = /\bmatured\b|\b(?:did|was|were|got)\b.*\b(?:mature|repaid|redeemed)\b/;
const IS_AHEAD = /\b(?:will|going to|upcoming|coming)\b/;

/** Whether the words agree with the days: nothing was sold next month, and nothing will mature last month. */
const fitsItsDays = ({ verb, when, only }: PlainCall, { text }: Read, { topic, today }: PlainQuestion): boolean => {
  const isBehind = verb === 'trades' || HAS_MATURED.test(text);
  // The list of what matures begins today.
  if (when === null) return !(verb === 'calls' && only === 'maturing' && isBehind);
  if (isBehind && !IS_AHEAD.test(text) && (when.from ?? when.to ?? today) > today) return false;
  if (IS_AHEAD.test(text) && (verb === 'trades' || (when.to ?? today) < today)) return false;
  // Whom to call tomorrow isn't who matures tomorrow.
  if (verb === 'calls') return only === 'maturing' || (topic?.verb === 'calls' && topic.when !== null);
  return verb !== 'client' || MATURITY.test(text) || (topic?.verb === 'client' && topic.when !== null);
};

/** A call if the verb can use everything that was said, with as many clients as it needs; else null. */
const finished = (asked: PlainCall, read: Read, question: PlainQuestion): Reading | null => {
  const call = withoutToday(asked, question.today);
  const { verb, clients } = call;
  // Whoever has gone quiet has no days and no amount.
  const uses = call.only === 'quiet' ? ['band', 'only'] : USES[verb];
  if (saidIn(call).some((name) => !uses.includes(name)) || !fitsItsDays({ ...call, only: asked.only }, read, question)) return null;
  if (read.hasPronoun && !USES[verb].includes('clients')) return null;
  const wanted = verb === 'compare' ? 2 : ABOUT_A_CLIENT.includes(verb) || read.hasPronoun ? 1 : 0;
  if (clients.length > Math.max(1, wanted)) return null;
  return clients.length < wanted ? { kind: 'which-client', call } : { kind: 'call', call };
};

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
  const isLadder = /\b(?:ladder|rung|stagger|spread)/.test(corrected.text) || topic?.verb === 'ladder';
  const readAs = (direction: Direction): Read => readParts(question, corrected, { direction, isLadder });
  const first = readAs('coming');
  const said = verbOf(first.text);
  const isPast = (said?.verb ?? topic?.verb) === 'trades' || HAS_MATURED.test(first.text);
  const read = isPast && !IS_AHEAD.test(first.text) ? readAs('past') : first;
  const unclear = (): Reading => ({ kind: 'unclear', nearest: nearestCalls(read.parts, topic, said?.verb ?? null) });

  if (isNotOurs(corrected.text) || read.isVague || read.unknown.length > 0) return unclear();
  if ([barely(read.text), ...read.names].some((text) => isInDoubt(text, said, said?.verb ?? topic?.verb ?? null))) return unclear();
  if (said === null) {
    const changed = topic && following(topic, read);
    const reading = changed && finished(changed, read, question);
    if (reading) return reading;
  }
  const isAboutBonds =
    isWish(read) && (said === null || said.verb === 'recommend' || (said.verb === 'client' && read.parts.clients.length === 0));
  const verb = isAboutBonds ? 'offers' : (said?.verb ?? null);
  if (verb === null || asksWhoInVain(read.text, verb)) return unclear();
  const asked: PlainCall = { ...read.parts, verb, clients: clientsOf(verb, read, topic), only: said?.only ?? null };
  return finished(asked, read, question) ?? unclear();
};
