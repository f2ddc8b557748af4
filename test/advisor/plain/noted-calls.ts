import { readFileSync } from 'node:fs';
import { NO_PARTS, type PlainCall, type Reading, type Verb } from '../../../src/advisor/plain/plain-call.ts';
import { readCall } from '../../../src/advisor/plain/read-call.ts';
import { isoFromPeriod } from '../../../src/advisor/plain/read-period.ts';
import {
  type Day,
  dayFromIso,
  fractionFromPercent,
  paiseFromRupees,
  percentFromFraction,
  rupeesFromPaise,
} from '../../../src/advisor/units.ts';
import { THIRTEEN_TYPES } from '../../../src/data/bond-types/thirteen-types.ts';

export const TODAY = dayFromIso('2026-11-18') as Day;
export const TYPES = THIRTEEN_TYPES;

/** The id that the demo book writes for what somebody typed: `C_0042` for c-42. Names stay, without case. */
const idOf = (written: string): string => {
  const number = /^(?:c[_-]?)?(\d+)$/i.exec(written)?.[1];
  return number === undefined ? written.toLowerCase().replaceAll(/[ _.]+/g, '_') : `C_${number.padStart(4, '0')}`;
};

/** A call in one line, as the fixtures write it. */
export const noteOf = (call: PlainCall): string => {
  const { verb, clients, type, band, when, amount, from, to, grade, leastYield, bond, only } = call;
  const parts = {
    type: type?.replaceAll(' ', '_'),
    band,
    show: only,
    when: when && isoFromPeriod(when),
    years: from === null ? to : `${from}..${to ?? ''}`,
    rating: grade,
    yield: leastYield === null ? null : percentFromFraction(leastYield),
    amount: amount === null ? null : rupeesFromPaise(amount),
  };
  const said = Object.entries(parts).flatMap(([name, value]) => (value == null ? [] : [`${name}=${value}`]));
  return [verb, ...(bond === null ? [] : [bond]), ...clients.map(idOf), ...said].join(' ');
};

const noteOfReading = (reading: Reading): string =>
  reading.kind === 'call' ? noteOf(reading.call) : reading.kind === 'which-client' ? 'which client' : '?';

/** "5": up to five years; "5..": five or longer. */
const yearsOf = (written: string | undefined): { from: number | null; to: number | null } => {
  const [first = '', last] = (written ?? '').split('..');
  const number = (text: string | undefined): number | null => (text ? Number(text) : null);
  return last === undefined ? { from: null, to: number(first) } : { from: number(first), to: number(last) };
};

/** The call that a line of a fixture notes. */
const callOf = (note: string): PlainCall => {
  const [verb = '', ...words] = note.split(' ');
  const said = Object.fromEntries(words.filter((word) => word.includes('=')).map((word) => word.split('=')));
  const [from, to] = (said.when ?? '').split('..');
  return {
    ...NO_PARTS,
    verb: verb as Verb,
    clients: words.filter((word) => !word.includes('=') && !word.startsWith('INE')),
    bond: words.find((word) => word.startsWith('INE')) ?? null,
    type: said.type?.replaceAll('_', ' ') ?? null,
    band: (said.band as 'A') ?? null,
    when: said.when === undefined ? null : { from: dayFromIso(from ?? ''), to: dayFromIso(to ?? '') },
    amount: said.amount === undefined ? null : paiseFromRupees(Number(said.amount)),
    ...yearsOf(said.years),
    leastYield: said.yield === undefined ? null : fractionFromPercent(Number(said.yield)),
    only: said.show ?? null,
  };
};

export interface Noted {
  /** What the thread is about; empty: nothing yet. */
  readonly about: string;
  readonly sentence: string;
  readonly means: string;
}

/** The sentences of a fixture with the calls that they mean. */
export const notedCalls = (file: string): readonly Noted[] =>
  readFileSync(`test/advisor/plain/${file}`, 'utf8')
    .split('\n')
    .filter((line) => line.includes('|') && !line.startsWith('#'))
    .map((line) => {
      const [about = '', sentence = '', means = ''] = line.split('|').map((part) => part.trim());
      return { about, sentence, means };
    });

export const readNoted = ({ about, sentence }: Noted): string =>
  noteOfReading(readCall({ text: sentence, known: [], types: TYPES, today: TODAY, topic: about === '' ? null : callOf(about) }));

const sameOrder = (note: string): string => {
  const [verb, ...parts] = note.split(' ');
  return [verb, ...parts.filter((part) => !part.includes('=')).map(idOf), ...parts.filter((part) => part.includes('=')).sort()].join(' ');
};

export const isRight = (noted: Noted): boolean => sameOrder(readNoted(noted)) === sameOrder(noted.means);

/** Whether a sentence is read as a call, right or wrong. */
export const acts = (noted: Noted): boolean => !['?', 'which client'].includes(readNoted(noted));
