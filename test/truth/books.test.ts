import { booksAreTrue } from './books.ts';

// A firm’s book that’s three weeks old, a Sunday with a mapped book and the desk’s sheet of offers, and a flat book that’s all three.
booksAreTrue([5, 6, 11]);
