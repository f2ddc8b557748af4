import type { ModalView } from '@slack/types';
import { exploreModal } from '../../../views/explore/explore-modal.ts';
import type { AskedQuestion } from '../../../views/explore/explore-question.ts';
import { exploreNotYetModal, exploreRefusedModal } from '../../../views/explore/explore-refused.ts';
import type { ExploreChoicesOutcome } from '../../usecases/desk/explore-book.ts';
import type { Edge } from '../edge.ts';
import { openLoading } from '../loading-modal.ts';
import type { HomePress } from './home-openers.ts';
import { rememberExplore } from './remember-explore.ts';

const modalFor = (outcome: ExploreChoicesOutcome, asked: AskedQuestion | null, press: HomePress): ModalView => {
  switch (outcome.kind) {
    case 'refused':
      return exploreRefusedModal();
    case 'not-yet':
      return exploreNotYetModal();
    case 'choices': {
      const { cube, takenAt } = outcome;
      const isSame = asked?.takenAt?.getTime() === takenAt.getTime();
      // Places mean something in the reading they were chosen in only.
      const question = asked && (isSame ? asked.question : { ...asked.question, filters: {} });
      return exploreModal(cube, question, rememberExplore(press.asker, takenAt));
    }
  }
};

/** Opens the modal that asks what of the book. `asked`: the question to begin with. */
export const openExplore = async (edge: Edge, press: HomePress, asked: AskedQuestion | null): Promise<void> => {
  const loading = await openLoading(edge, press.triggerId, 'Explore the book');
  const outcome = await edge.services.exploreChoices({ actor: press.actor, takenAt: asked?.takenAt ?? null });
  await loading.show(modalFor(outcome, asked, press));
};
