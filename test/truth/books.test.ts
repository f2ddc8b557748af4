import { booksAreTrue } from './books.ts';

// A firm’s book that’s three weeks old, a Sunday, and a flat book that’s both. The soak has forty.
booksAreTrue([5, 6, 11]);
