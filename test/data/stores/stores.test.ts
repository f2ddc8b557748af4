import { storesSuites } from './stores-suites.ts';

storesSuites('sqlite');
