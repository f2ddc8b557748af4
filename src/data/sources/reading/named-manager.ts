import type { RelationshipManager } from '../../../usecases/ports/book-source.ts';

/** A relationship manager of a book that keeps no list of them: all that's known is what its clients' rows say. */
export const namedManager = (text: string): RelationshipManager => ({ id: text, name: text, email: text.includes('@') ? text : null });
