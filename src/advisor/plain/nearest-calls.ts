import { NO_PARTS, type Parts, type PlainCall, type Verb } from './plain-call.ts';

const MOST = 3;

/**
 * At most three calls that somebody may have meant, the nearest first: about the client and the type of the sentence or else of the thread. Each is
 * whole, so a press needs no more words.
 */
export const nearestCalls = (said: Parts, topic: PlainCall | null, verb: Verb | null): readonly PlainCall[] => {
  const [one, other] = said.clients;
  const client = one ?? topic?.clients[0];
  const { type, amount, to, bond, band, when } = said;
  const call = (each: Verb, parts: Partial<Parts> = {}): PlainCall => ({ ...NO_PARTS, ...parts, verb: each });
  const about = client === undefined ? {} : { clients: [client] };
  const calls: (PlainCall | false)[] = [
    one !== undefined && other !== undefined && call('compare', { clients: [one, other] }),
    bond !== null && call('quote', { bond, amount }),
    client !== undefined && amount !== null && to !== null && call('ladder', { ...about, amount, to }),
    client !== undefined && type !== null && call('why-not', { ...about, type }),
    verb === 'trades' && call('trades', { when, type, band }),
    verb === 'family' && client !== undefined && call('family', about),
    client !== undefined && call('recommend', about),
    client !== undefined && call('client', about),
    type !== null && call('offers', { ...about, type }),
    client !== undefined && call('family', about),
    client === undefined && call('calls', { band, when }),
    client === undefined && call('offers'),
    call('help'),
  ];
  return calls.filter((each) => each !== false).slice(0, MOST);
};
