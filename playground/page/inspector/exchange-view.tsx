import { type JSX, useState } from 'preact/compat';
import type { WireExchange, WireExchangeSide } from '../../wire/page-state.ts';
import { Icon } from '../parts/icons.tsx';
import { BodyView } from './body-view.tsx';
import { exchangeText, outcomeWords } from './exchange-text.ts';
import { pointersIn } from './json-lines.ts';

const Side = ({ title, side, wrongAt }: { title: string; side: WireExchangeSide; wrongAt: readonly string[] }): JSX.Element => (
  <section aria-label={title}>
    <h4>{title}</h4>
    <details className="headers">
      <summary>{`${side.headers.length} headers`}</summary>
      <dl>
        {side.headers.map(([name, value], at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: headers may repeat, and never move.
          <div key={at}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
    <BodyView side={side} wrongAt={wrongAt} />
  </section>
);

const Details = ({ exchange }: { exchange: WireExchange }): JSX.Element => {
  const [copied, setCopied] = useState(false);
  const { answer, reasons } = exchange;
  return (
    <div className="exchange-details">
      <p className="exchange-url">
        <code>{`${exchange.method} ${exchange.url}`}</code>
        <button
          type="button"
          className="link-button"
          onClick={() => void navigator.clipboard.writeText(exchangeText(exchange)).then(() => setCopied(true))}
        >
          <Icon name="copy" />
          {copied ? 'Copied' : 'Copy'}
        </button>
      </p>
      {exchange.error !== null && (
        <div className="exchange-refusal" role="note" aria-label="Why it was refused">
          <strong>{exchange.error}</strong>
          {reasons.length > 0 && (
            <ul>
              {reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          )}
        </div>
      )}
      <Side title="Request" side={exchange.request} wrongAt={pointersIn(reasons)} />
      {answer === null ? (
        <p className="body-none">{exchange.outcome === 'under-way' ? 'Waiting for the answer…' : 'No answer came.'}</p>
      ) : (
        <Side title={`Answer ${answer.status}`} side={answer} wrongAt={[]} />
      )}
    </div>
  );
};

/** One exchange: a line that opens to show all of it. */
export const ExchangeView = ({ exchange }: { exchange: WireExchange }): JSX.Element => {
  const [open, setOpen] = useState(false);
  const out = exchange.direction === 'out';
  return (
    <li className={`exchange exchange-${exchange.outcome}`}>
      <button type="button" className="exchange-line" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span
          className={`exchange-arrow ${out ? 'exchange-out' : 'exchange-in'}`}
          title={out ? 'From the workspace to the app' : 'From the app to the workspace'}
        >
          <Icon name={out ? 'toApp' : 'fromApp'} />
          <span className="for-screen-readers">{out ? 'To the app: ' : 'From the app: '}</span>
        </span>
        <span className="exchange-title">{exchange.title}</span>
        <span className="exchange-outcome">{outcomeWords(exchange)}</span>
        <span className="exchange-time">{exchange.tookMs === null ? '' : `${Math.round(exchange.tookMs)} ms`}</span>
        {exchange.notes.length > 0 && <span className="exchange-notes">{exchange.notes.join(', ')}</span>}
      </button>
      {open && <Details exchange={exchange} />}
    </li>
  );
};
