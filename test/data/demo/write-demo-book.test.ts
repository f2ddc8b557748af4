import { writeDemoBookSuite } from './write-demo-book-suite.ts';

writeDemoBookSuite('sqlite');
