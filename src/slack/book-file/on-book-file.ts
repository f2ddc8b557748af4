import { z } from 'zod';
import {
  BOOK_FILE_ANSWER,
  BOOK_FILE_LOAD,
  bookFileMessage,
  bookFileUnreadableMessage,
  bookLoadedMessage,
  oneFileMessage,
} from '../../../views/admin/book-file-message.ts';
import {
  BOOK_FILE_CHOICE,
  BOOK_FILE_OWN,
  BOOK_FILE_VIEW,
  bookFileModal,
  choiceBlock,
  ownBlock,
} from '../../../views/admin/book-file-modal.ts';
import type { Message } from '../../../views/blocks/blocks.ts';
import { noticeModal } from '../../../views/notices/notice-modal.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import type { LoadsHere } from '../../usecases/admin/load-book.ts';
import type { Answers, LookedAtFile, Question } from '../../usecases/ports/loading/book-loader.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { loggable } from '../edge/loggable.ts';
import { admitAdmin } from '../listener/admit.ts';
import { chosenOption, fieldOf } from '../listener/form.ts';
import type { On } from '../listener/on.ts';
import { postConfirmed } from '../posting/confirmed-post.ts';
import { answerLabel } from '../posting/message-metadata.ts';
import { openLoading } from '../posting/open-modal.ts';
import { openDirectMessages } from '../posting/posting.ts';
import { FileNotFetchedError, fileOf, MOST_BYTES, type SlackFile, withFile } from './fetch-file.ts';

export type LoadsBooks = Edge<'lookAtBookFile' | 'loadBookFile' | 'isFirstHearing' | 'whoIs' | 'admins' | 'refuseAdministration'>;

const ASKED = 'load a book';
const TITLE = 'Your file';

const FILE_ID = /^F[A-Z0-9]{1,40}$/;

/** A file dropped into the bot's direct messages. */
const dropped = z.object({
  channel_type: z.literal('im'),
  subtype: z.literal('file_share'),
  bot_id: z.undefined().optional(),
  user: z.string().min(1).max(100),
  channel: z.string().min(1).max(100),
  ts: z.string().min(1).max(64),
  files: z.array(z.object({ id: z.string().regex(FILE_ID) })).min(1),
});

const post = async (edge: Edge, channel: string, message: Message): Promise<void> => {
  await postConfirmed(edge, { channel }, message, answerLabel());
};

const NO_ANSWERS = (): Answers => new Map();

/** Fetches the file and looks at it. Null if this person may not. */
const look = async (
  edge: LoadsBooks,
  actor: Actor,
  file: SlackFile,
  answers: (asked: readonly Question[]) => Answers,
): Promise<(LookedAtFile & LoadsHere) | null> =>
  withFile(edge, file, async (path) => {
    const looked = await edge.services.lookAtBookFile({ actor, file: { id: file.id, name: file.name, path }, answers });
    return looked.kind === 'not-allowed' ? null : looked;
  });

/** Runs what needs the file, and says in words why it can't be fetched. */
const fetching = async (edge: LoadsBooks, id: string, use: (file: SlackFile) => Promise<Message | null>): Promise<Message | null> => {
  let name = 'The file';
  try {
    const file = await fileOf(edge, id);
    name = file.name;
    return await use(file);
  } catch (error) {
    if (!(error instanceof FileNotFetchedError)) throw error;
    edge.logger.warn({ file: id, ...loggable(error) }, 'a dropped file could not be fetched');
    return bookFileUnreadableMessage(name, error.why, MOST_BYTES);
  }
};

const answerDrop = async (edge: LoadsBooks, { user, channel, ts, files }: z.infer<typeof dropped>): Promise<void> => {
  if (!(await edge.services.isFirstHearing(channel, ts))) return;
  const asker: Asker = { userId: user, channel, responseUrl: null };
  const admission = await admitAdmin(edge, asker, ASKED);
  if (!('actor' in admission)) return admission.tellWhy();
  const [only, second] = files;
  if (!only || second) return post(edge, channel, oneFileMessage());
  const message = await fetching(edge, only.id, async (file) => {
    const looked = await look(edge, admission.actor, file, NO_ANSWERS);
    return looked && bookFileMessage(file, looked);
  });
  if (message) await post(edge, channel, message);
};

/** The answers in a submitted form, by the questions' ids. */
const answersIn = (view: Parameters<typeof fieldOf>[0], questions: readonly Question[]): Answers =>
  new Map(
    questions.flatMap(({ id, choices }, place) => {
      const own = fieldOf(view, ownBlock(place), BOOK_FILE_OWN).value?.trim();
      const chosen = choices[Number(chosenOption(view, choiceBlock(place), BOOK_FILE_CHOICE) ?? Number.NaN)]?.value;
      const answer = own || chosen;
      return answer ? [[id, answer] as const] : [];
    }),
  );

const onAnswers = (on: On, edge: LoadsBooks): void => {
  on.press(BOOK_FILE_ANSWER)
    .admin(ASKED)
    .answer(async ({ actor, triggerId, value = '' }) => {
      const modal = await openLoading(edge, triggerId, TITLE, { actionId: BOOK_FILE_ANSWER });
      const message = await fetching(edge, value, async (file) => {
        const looked = await look(edge, actor, file, NO_ANSWERS);
        if (looked?.kind !== 'questions') return looked && bookFileMessage(file, looked);
        await modal.show(bookFileModal(looked.questions, file.id));
        return null;
      });
      if (message) await modal.show(noticeModal(TITLE, { blocks: message.blocks.filter(({ type }) => type !== 'actions') }));
    });
  on.submission(BOOK_FILE_VIEW)
    .reading(({ private_metadata: file }) =>
      FILE_ID.test(file) ? { form: file } : { errors: { [choiceBlock(0)]: 'Drop the file again' } },
    )
    .admin(ASKED)
    .answer(async ({ actor, view, form }) => {
      const message = await fetching(edge, form, async (file) => {
        const looked = await look(edge, actor, file, (asked) => answersIn(view, asked));
        return looked && bookFileMessage(file, looked);
      });
      if (message) await post(edge, await openDirectMessages(edge, actor.id), message);
    });
};

/** Trades, clients or offers as a file: an admin drops it into the bot's direct messages, answers what only a person knows, and loads it. */
export const onBookFile = (on: On, edge: LoadsBooks): void => {
  on.event('message')
    .forAnyone('whoever may not load a book is told so, and the audit log says who tried')
    .answer(async ({ event }) => {
      const file = dropped.safeParse(event);
      if (!file.success) return;
      try {
        await answerDrop(edge, file.data);
      } catch (error) {
        edge.logger.error({ user: file.data.user, ...loggable(error) }, 'a dropped file could not be answered');
      }
    });
  onAnswers(on, edge);
  on.press(BOOK_FILE_LOAD)
    .admin(ASKED)
    .answer(async ({ actor, value = '' }) => {
      const message = await fetching(edge, value, (file) =>
        withFile(edge, file, async (path) => {
          const loaded = await edge.services.loadBookFile({ actor, file: { id: file.id, name: file.name, path } });
          return loaded.kind === 'not-allowed' ? null : bookLoadedMessage(file.name, loaded);
        }),
      );
      if (message) await post(edge, await openDirectMessages(edge, actor.id), message);
    });
};
