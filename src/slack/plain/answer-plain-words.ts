import type { CommandHelp } from '../../../views/first-contact/help.ts';
import { unclearMessage, whichClientMessage } from '../../../views/plain/plain-answers.ts';
import type { PlainCall } from '../../advisor/plain/plain-call.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import type { MessagePlace } from '../../usecases/ports/recommendation-store.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { tell } from '../posting/tell.ts';
import { type RunsCalls, runCall } from './run-call.ts';

export type AnswersPlainWords = RunsCalls & Edge<'readPlainWords' | 'keepTopic'>;

export interface PlainWords {
  readonly actor: Actor;
  readonly asker: Asker;
  /** As it was typed. */
  readonly text: string;
  /** The message that the thread is under; null: it wasn't written in a thread. */
  readonly root: MessagePlace | null;
  readonly commands: readonly CommandHelp[];
}

/**
 * Answers a call, and keeps what it was about: under the answer, and in the thread where it was asked. So a follow-up in either is about the
 * same client.
 */
export const answerCall = async (
  edge: AnswersPlainWords,
  { actor, asker, root, commands }: Omit<PlainWords, 'text'>,
  call: PlainCall,
): Promise<void> => {
  const answers: MessagePlace[] = [];
  const noting: Asker = { ...asker, onAnswer: ({ channel, ts }) => void answers.push({ channel, ts }) };
  await runCall(edge, { actor, asker: noting, call, commands });
  if (call.verb === 'help' || answers.length === 0) return;
  for (const place of [...answers, ...(root ? [root] : [])]) await edge.services.keepTopic({ actor, root: place, call });
};

/** Answers plain words: with what they ask for, with the question that's missing, or with what they may have meant. */
export const answerPlainWords = async (
  edge: AnswersPlainWords,
  words: PlainWords,
  /** Answers what isn't a call in another way; false if it can't either. */
  otherwise: () => Promise<boolean> = async () => false,
): Promise<void> => {
  const { actor, asker, text, root } = words;
  const reading = await edge.services.readPlainWords({ actor, text, root });
  switch (reading.kind) {
    case 'call':
      return answerCall(edge, words, reading.call);
    case 'which-client':
      return tell(edge, asker, whichClientMessage(reading.call));
    case 'unclear':
      if (!(await otherwise())) await tell(edge, asker, unclearMessage(reading.nearest));
  }
};
