import type { WireExchange, WireExchangeSide } from '../../wire/page-state.ts';

const sideText = (side: WireExchangeSide): string =>
  [...side.headers.map(([name, value]) => `${name}: ${value}`), '', side.body].join('\n');

/** An exchange as text, for the clipboard. */
export const exchangeText = (exchange: WireExchange): string =>
  [
    `${exchange.method} ${exchange.url}`,
    sideText(exchange.request),
    '',
    exchange.answer === null ? 'No answer' : `${exchange.answer.status}${exchange.tookMs === null ? '' : ` after ${exchange.tookMs} ms`}`,
    ...(exchange.answer === null ? [] : [sideText(exchange.answer)]),
  ].join('\n');

/** Whether the exchange contains every word of the search, in its title, bodies, error, reasons or notes. */
export const matches = (exchange: WireExchange, typed: string): boolean => {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const { title, method, url, kind, error, reasons, notes, request, answer } = exchange;
  const letters = [
    title,
    method,
    url,
    kind,
    error ?? '',
    ...reasons,
    ...notes,
    request.body,
    answer?.body ?? '',
    String(answer?.status ?? ''),
  ]
    .join('\n')
    .toLocaleLowerCase();
  return words.every((word) => letters.includes(word));
};

/** The status, and Slack’s error if it refused. */
export const outcomeWords = ({ outcome, answer, error }: WireExchange): string => {
  if (outcome === 'under-way') return 'waiting';
  if (outcome === 'failed') return error ?? 'no answer';
  return [answer?.status, outcome === 'refused' ? error : null].filter((it) => it !== null && it !== undefined).join(' ');
};
