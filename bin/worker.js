// A worker thread starts here: it lets Node read the TypeScript sources, as bin/bond-advisor.js does for the main thread.
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
await import(workerData.module);
