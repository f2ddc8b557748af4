import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { breakdownModal } from '../../../views/breakdown/breakdown-modal.ts';
import { breakdownNotYetModal, breakdownRefusedModal } from '../../../views/breakdown/breakdown-refused.ts';
import type { AskedQuestion } from '../../../views/breakdown/question-value.ts';
import type { Again } from '../../../views/notices/press-again.ts';
import { PHRASES } from '../../advisor/words/glossary.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import type { BreakdownChoicesOutcome } from '../../usecases/breakdown/break-down-book.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { modalMemory } from '../listener/modal-memory.ts';
import { openLoading } from '../posting/open-modal.ts';

export type OpensBreakdowns = Edge<'breakdownChoices'>;

/** The modal remembers when the book was read that its lists come from, in milliseconds since 1970. */
export const breakdownMemory = modalMemory({ takenAt: z.number() });

interface BreakdownPress {
  readonly actor: Actor;
  readonly asker: Asker;
  readonly triggerId: string;
  /** Opens the same modal. */
  readonly again: Again;
}

const modalFor = (outcome: BreakdownChoicesOutcome, asked: AskedQuestion | null, press: BreakdownPress): ModalView => {
  switch (outcome.kind) {
    case 'refused':
      return breakdownRefusedModal();
    case 'not-yet':
      return breakdownNotYetModal(outcome.isReadAgain);
    case 'choices': {
      const { takenAt } = outcome;
      const isSame = asked?.takenAt?.getTime() === takenAt.getTime();
      // A filter is a place in a list, so it means nothing once the book has been read again.
      const question = asked && (isSame ? asked.question : { ...asked.question, filters: {} });
      return breakdownModal(outcome, question, breakdownMemory.write({ takenAt: takenAt.getTime() }, press.asker));
    }
  }
};

/** Opens the modal that asks how to break the book down. `asked`: the question to start with. */
export const openBreakdown = async (edge: OpensBreakdowns, press: BreakdownPress, asked: AskedQuestion | null): Promise<void> => {
  const loading = await openLoading(edge, press.triggerId, PHRASES.explore, press.again);
  const outcome = await edge.services.breakdownChoices({ actor: press.actor, takenAt: asked?.takenAt ?? null });
  await loading.show(modalFor(outcome, asked, press));
};
