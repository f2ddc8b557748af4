import type { IncomingMessage } from 'node:http';

const LOOPBACK = /^(127(?:\.\d{1,3}){3}|localhost|\[::1\])(?::\d{1,5})?$/i;

/** Whether a request names this machine as its host. Any other name was pointed here by somebody else (DNS rebinding), to read what's for this machine. */
export const namesLoopback = ({ headers }: IncomingMessage): boolean => LOOPBACK.test(headers.host ?? '');
