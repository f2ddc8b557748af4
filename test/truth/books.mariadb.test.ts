import { booksAreTrue } from './books.ts';

// A firm’s tables, a firm’s own tables through its mapping with the desk’s sheet, and one table of a firm’s own. The soak has all on SQLite.
booksAreTrue([5, 6, 3], { kind: 'mysql', clients: 14 });
