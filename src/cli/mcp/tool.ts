import { z } from 'zod';
import { seesNobodyMessage } from '../../../views/asked-client/unknown-client.ts';
import type { Message } from '../../../views/blocks/blocks.ts';
import { type Look, PLAINEST_LOOK } from '../../../views/blocks/look.ts';
import { sourceDownMessage } from '../../../views/notices/source-down.ts';
import { untrainedMessage } from '../../../views/notices/untrained.ts';
import { readAmount } from '../../advisor/intake/read-amount.ts';
import type { Paise } from '../../advisor/units.ts';
import { PHRASES } from '../../advisor/words/glossary.ts';
import type { Dependencies } from '../../deps.ts';
import { type Actor, seesNobody } from '../../usecases/actor/actor.ts';
import type { AskedClient, AskedFor, UnknownClient } from '../../usecases/asked-client/asked-client.ts';
import type { Untrained } from '../../usecases/serving/active-model.ts';
import { messageText } from '../output/message-text.ts';

/** What tools work with. */
export type ToolParts = Pick<Dependencies, 'services' | 'calendar' | 'clock' | 'newId'>;

/** One call of a tool: who asks, and with what. */
interface Asked extends ToolParts {
  readonly actor: Actor;
}

/** What a tool answers. A refusal says why, and what to do. */
export interface ToolAnswer {
  readonly text: string;
  readonly isRefusal: boolean;
}

/** A use case as a tool. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodObject;
  /** Whether it only reads. */
  readonly readOnly: boolean;
  /** @param input as `input` parsed it */
  readonly answer: (asked: Asked, input: never) => Promise<ToolAnswer>;
}

export const says = (...messages: readonly Message[]): ToolAnswer => ({
  text: messages.map(({ blocks }) => messageText(blocks)).join('\n\n'),
  isRefusal: false,
});
export const refuses = (message: Message): ToolAnswer => ({ ...says(message), isRefusal: true });

export const lookOf = ({ calendar }: Asked): Look => ({ ...PLAINEST_LOOK, zone: calendar.zone });

export const untrained = async ({ actor, services }: Asked, outcome: Untrained): Promise<ToolAnswer> =>
  refuses(untrainedMessage(outcome, { isAdmin: actor.role === 'admin', admins: await services.admins() }));

/** The same for an id that nobody has and for another adviser's client. */
export const unknown = (...clients: readonly UnknownClient[]): ToolAnswer => ({
  text: clients
    .map(({ asked, similar }) => {
      const hint = similar.length > 0 ? `${PHRASES.didYouMean} ${similar.join(', ')}` : 'find_clients searches among those you can see.';
      return `You have no client ${asked.slice(0, 40)}. ${hint}`;
    })
    .join('\n'),
  isRefusal: true,
});

/** Answers about a client whom the person may see. */
export const forClient = async (
  asked: Asked,
  { id, what }: { readonly id: string; readonly what: AskedFor },
  answer: (client: AskedClient) => Promise<ToolAnswer>,
): Promise<ToolAnswer> => {
  const outcome = await asked.services.askedClient({ actor: asked.actor, asked: id, for: what });
  switch (outcome.kind) {
    case 'asked':
      return answer(outcome.client);
    case 'unknown-client':
      return seesNobody(asked.actor) ? refuses(seesNobodyMessage()) : unknown(outcome);
    case 'untrained':
      return untrained(asked, outcome);
    case 'source-down':
      return refuses(sourceDownMessage());
  }
};

/** The same where naming a client is optional. */
export const forAnybody = (
  asked: Asked,
  { id, what }: { readonly id: string | undefined; readonly what: AskedFor },
  answer: (client: AskedClient | null) => Promise<ToolAnswer>,
): Promise<ToolAnswer> => (id === undefined ? answer(null) : forClient(asked, { id, what }, answer));

export const tool = <Shape extends z.ZodRawShape>(
  name: string,
  words: { readonly title: string; readonly description: string; readonly readOnly?: false },
  shape: Shape,
  answer: (asked: Asked, input: z.output<z.ZodObject<Shape>>) => Promise<ToolAnswer>,
): Tool => ({ name, readOnly: true, ...words, input: z.object(shape), answer: answer as Tool['answer'] });

export const client = z.string().min(1).max(200).describe('Client id such as C_0042, or the client’s whole name');
export const amount = z
  .string()
  .max(40)
  .transform((text, context): Paise => {
    const read = readAmount(text);
    if (read !== null) return read;
    context.addIssue('must be rupees, such as "500000", "5 lakh" or "1.5 crore"');
    return z.NEVER;
  });
export const percent = z.number().min(0).max(100);
