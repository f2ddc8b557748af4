import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { SlackRefusal } from '../ground/slack-refusal.ts';
import type { Clock } from '../ground/stamps.ts';
import type { WireExchange } from '../wire/page-state.ts';
import type { Provocations } from './provocations.ts';
import type { Ended, Traffic } from './traffic.ts';

/** A request to the app. */
export interface Outgoing {
  readonly kind: Extract<WireExchange['kind'], 'command' | 'interaction' | 'event'>;
  /** Its title in the inspector. */
  readonly title: string;
  readonly contentType: 'application/json' | 'application/x-www-form-urlencoded';
  readonly body: string;
  readonly headers?: { readonly [name: string]: string };
  /** Anything unusual about it. */
  readonly notes?: readonly string[];
}

/** The app answered with a 2xx status. */
export interface Answered {
  readonly ok: true;
  readonly text: string;
  readonly contentType: string;
}

/** The outcome of a request to the app. */
export type Delivery =
  | Answered
  /** `operation_timeout`: no answer in time. `dispatch_failed`: no connection, or a status other than 2xx. */
  | { readonly ok: false; readonly error: 'operation_timeout' | 'dispatch_failed'; readonly status: number | null };

/**
 * Sends a request. `take` carries out the app's answer. If it throws a SlackRefusal, the inspector shows the reasons and the caller gets the error.
 */
export type Deliver = (outgoing: Outgoing, take?: (answered: Answered) => void) => Promise<Delivery>;

export interface DeliverOptions {
  readonly appUrl: string;
  readonly signingSecret: string;
  readonly clock: Clock;
  /** Slack's is three seconds. */
  readonly timeoutMs: number;
  readonly traffic: Traffic;
  readonly provocations: Provocations;
}

/** Slack's signature, version 0: HMAC-SHA256 over `v0:timestamp:body`. */
export const signature = (signingSecret: string, timestamp: number, body: string): string =>
  `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;

/** The only way to send to the app. It signs every request, and waits for the answer as long as Slack does. */
export const createDeliver =
  ({ appUrl, signingSecret, clock, timeoutMs, traffic, provocations }: DeliverOptions): Deliver =>
  async ({ kind, title, contentType, body, headers: given = {}, notes = [] }, take) => {
    const delayMs = provocations.takeDelayMs();
    // A delayed request mustn't keep the process alive.
    if (delayMs > 0) await sleep(delayMs, undefined, { ref: false });
    const timestamp = Math.floor(clock() / 1000);
    const headers = {
      ...given,
      'content-type': contentType,
      'user-agent': 'Slackbot 1.0 (playground)',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': signature(signingSecret, timestamp, body),
    };
    const end = traffic.begin({
      direction: 'out',
      kind,
      title,
      method: 'POST',
      url: appUrl,
      request: { headers, body },
      notes: delayMs > 0 ? [...notes, `delayed by ${delayMs / 1000} s`] : notes,
    });
    const { delivery, ended } = await ask(appUrl, { method: 'POST', body, headers, redirect: 'manual' }, timeoutMs);
    try {
      if (delivery.ok) take?.(delivery);
      end(ended);
    } catch (error) {
      const refused = error instanceof SlackRefusal && ended.outcome !== 'failed';
      end(refused ? { ...ended, outcome: 'refused', error: error.code, reasons: error.reasons } : ended);
      throw error;
    }
    return delivery;
  };

const ask = async (url: string, init: RequestInit, timeoutMs: number): Promise<{ readonly delivery: Delivery; readonly ended: Ended }> => {
  // Not AbortSignal.timeout, whose timer can be garbage collected and then never fires.
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), timeoutMs);
  try {
    const response = await fetch(url, { ...init, signal: patience.signal });
    const text = await response.text();
    const { ok, status } = response;
    const error = ok ? null : 'dispatch_failed';
    return {
      delivery: ok
        ? { ok, text, contentType: response.headers.get('content-type') ?? '' }
        : { ok: false, error: 'dispatch_failed', status },
      ended: { outcome: ok ? 'ok' : 'refused', error, answer: { status, headers: response.headers, body: text } },
    };
  } catch (error) {
    const code = patience.signal.aborted ? 'operation_timeout' : 'dispatch_failed';
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : '';
    const why = patience.signal.aborted ? `no answer within ${timeoutMs / 1000} s` : cause;
    return {
      delivery: { ok: false, error: code, status: null },
      ended: { outcome: 'failed', error: code, reasons: why === '' ? [] : [why] },
    };
  } finally {
    clearTimeout(timer);
  }
};

/** The body as an object; null if it's empty or not JSON. */
export const jsonOf = (delivery: Answered): { readonly [field: string]: unknown } | null => {
  try {
    const value: unknown = JSON.parse(delivery.text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as { [field: string]: unknown }) : null;
  } catch {
    return null;
  }
};
