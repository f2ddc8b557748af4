import type { PlainCall, Reading } from '../../advisor/plain/plain-call.ts';
import { readCall } from '../../advisor/plain/read-call.ts';
import type { Actor } from '../actor/actor.ts';
import type { DeskCalendar } from '../ports/clock.ts';
import type { MessagePlace } from '../ports/recommendation-store.ts';
import type { ActiveModel } from '../serving/active-model.ts';
import { type NamedInTextPorts, namedInText } from '../shortcuts/named-in-text.ts';
import { type CallsOfPorts, callsOf } from './calls-of.ts';
import { type TopicPorts, topics } from './topics.ts';
import { type TradesOfPorts, tradesOf } from './trades-of.ts';

/** A longer message to the bot isn't a question. */
const LONGEST_TEXT = 400;

export interface PlainPorts extends NamedInTextPorts, TopicPorts, CallsOfPorts, TradesOfPorts {
  readonly activeModel: Pick<ActiveModel, 'current'>;
  readonly calendar: DeskCalendar;
}

export interface PlainRequest {
  readonly actor: Actor;
  readonly text: string;
  /** The message that the thread is under; null if it wasn't written in a thread. */
  readonly root: MessagePlace | null;
}

/** Plain words, as the Slack edge sees them. */
export interface PlainServices {
  /** What somebody asks for. It looks nothing up that the person may not see, and shows nothing. */
  readPlainWords(request: PlainRequest): Promise<Reading>;
  /** From now on the thread under a message is about this call, for this person. */
  keepTopic(request: { readonly actor: Actor; readonly root: MessagePlace; readonly call: PlainCall }): Promise<void>;
  readonly callsOf: ReturnType<typeof callsOf>;
  readonly tradesOf: ReturnType<typeof tradesOf>;
}

export const plainServices = (ports: PlainPorts): PlainServices => {
  const namedIn = namedInText(ports);
  const threads = topics(ports);
  return {
    readPlainWords: async ({ actor, text: typed, root }) => {
      const text = typed.slice(0, LONGEST_TEXT);
      const [ids, topic, stored] = await Promise.all([
        namedIn(actor, text),
        root === null ? null : threads.of(actor, root),
        ports.activeModel.current(),
      ]);
      const names = [...(await ports.known.namesOf(ids)).values()];
      return readCall({ text, known: [...ids, ...names], types: stored?.model.bondTypes ?? [], today: ports.calendar.today(), topic });
    },
    keepTopic: ({ actor, root, call }) => threads.keep(actor, root, call),
    callsOf: callsOf(ports),
    tradesOf: tradesOf(ports),
  };
};
