import type { Actor } from '../actor/actor.ts';
import { type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import type { BookSource } from '../ports/book-source.ts';
import type { Answers, BookFileHere, BookLoader, FileHolds, LoadedFile, LookedAtFile, Question } from '../ports/loading/book-loader.ts';
import type { SettingsStore } from '../ports/settings-store.ts';
import { type NotAllowed, refuse } from './refuse.ts';

/** No file can be loaded into this installation's book. */
export interface NotHere {
  readonly kind: 'not-here';
  readonly reason: string;
}

/** `notHere`: why it can't be loaded here, although it was looked at; null if it can. */
export interface LoadsHere {
  readonly notHere: string | null;
}

/** A file that was dropped. `id` is Slack's. */
export interface DroppedFile extends BookFileHere {
  readonly id: string;
}

/** For admins: everybody else is refused, with an audit row. */
export interface LoadBookServices {
  /** Looks at a file, with what earlier files of this kind and earlier answers say. Writes nothing into the book. */
  lookAtBookFile(request: {
    readonly actor: Actor;
    readonly file: DroppedFile;
    /** To the questions that were asked last. */
    readonly answers: (asked: readonly Question[]) => Answers;
  }): Promise<(LookedAtFile & LoadsHere) | NotAllowed>;
  /** Loads a file as it was last looked at. The next file is then read in the same way. */
  loadBookFile(request: { readonly actor: Actor; readonly file: DroppedFile }): Promise<LoadedFile | NotHere | NotAllowed>;
}

/** The mapping of files that were loaded, and those of files that somebody is being asked about. */
const [MAPPING, DRAFT] = ['book_mapping', 'book_mapping_draft'];
const ASKED = 'load a book';

/** How a file is to be read, as far as it's known. */
interface Draft {
  readonly mapping: string;
  readonly holds: FileHolds;
  /** As they were asked last. */
  readonly questions: readonly Question[];
}

export interface LoadBookPorts extends AuditPorts {
  readonly settings: SettingsStore;
  readonly bookLoader: BookLoader;
  readonly source: Pick<BookSource, 'reach'>;
}

export const loadBook = (ports: LoadBookPorts): LoadBookServices => {
  const { settings, bookLoader, clock, source } = ports;
  const mappingIn = (value: unknown): string | null =>
    typeof value === 'object' && value !== null && 'mapping' in value && typeof value.mapping === 'string' ? value.mapping : null;
  const draftIn = (value: unknown, { id }: DroppedFile): Draft | null => {
    const mapping = mappingIn(value);
    const { file, holds = 'trades', questions = [] } = (value ?? {}) as { readonly file?: unknown } & Partial<Draft>;
    return mapping === null || file !== id ? null : { mapping, holds, questions };
  };
  const draftOf = async (file: DroppedFile): Promise<Draft | null> =>
    (await settings.history(DRAFT)).map(({ value }) => draftIn(value, file)).findLast((draft) => draft !== null) ?? null;
  const lastMapping = async (): Promise<string | null> => mappingIn((await settings.get(MAPPING))?.value);
  return {
    lookAtBookFile: async ({ actor, file, answers }) => {
      const refused = await refuse(ports, actor, ASKED);
      if (refused) return refused;
      const draft = await draftOf(file);
      const looked = await bookLoader.look(file, draft?.mapping ?? (await lastMapping()), answers(draft?.questions ?? []));
      if (looked.kind === 'refused') return { ...looked, notHere: null };
      const { mapping, holds } = looked;
      const questions = looked.kind === 'questions' ? looked.questions : [];
      await settings.put(DRAFT, { value: { file: file.id, mapping, holds, questions }, setBy: actor.id, setAt: clock.now() });
      return { ...looked, notHere: await bookLoader.inTheWay(holds) };
    },
    loadBookFile: async ({ actor, file }) => {
      const refused = await refuse(ports, actor, ASKED);
      if (refused) return refused;
      const draft = await draftOf(file);
      const reason = await bookLoader.inTheWay(draft?.holds ?? 'trades');
      if (reason !== null) return { kind: 'not-here', reason };
      if (draft === null) return { kind: 'refused', reason: 'Nobody has looked at this file yet.', expected: 'the file dropped again' };
      const { mapping, holds } = draft;
      const loaded = await bookLoader.load(file, mapping, holds, actor.id);
      if (loaded.kind === 'refused') return loaded;
      const { rows, taken, sales, duplicates } = loaded;
      // Whether the book has relationship managers now decides who sees whom. If the book is away, the next reading finds out.
      await source.reach().catch(() => {});
      await auditTrail(ports).note({ actor, action: 'book.load', detail: { file: file.id, holds, rows, taken, sales, duplicates } });
      await settings.put(MAPPING, { value: { mapping }, setBy: actor.id, setAt: clock.now() });
      return loaded;
    },
  };
};
