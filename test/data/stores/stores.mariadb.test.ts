import { storesSuites } from './stores-suites.ts';

storesSuites('mysql');
