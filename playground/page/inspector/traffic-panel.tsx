import { type JSX, useState } from 'preact/compat';
import type { WireExchange } from '../../wire/page-state.ts';
import { Icon } from '../parts/icons.tsx';
import { SidePanel } from '../parts/side-panel.tsx';
import { post } from '../surface/api.ts';
import { matches } from './exchange-text.ts';
import { ExchangeView } from './exchange-view.tsx';

interface TrafficPanelProps {
  readonly traffic: readonly WireExchange[];
  readonly me: string;
  onClose(): void;
}

/** Every request between the workspace and the app, with its answer, newest first. */
export const TrafficPanel = ({ traffic, me, onClose }: TrafficPanelProps): JSX.Element => {
  const [typed, setTyped] = useState('');
  const shown = traffic.filter((exchange) => matches(exchange, typed)).toReversed();
  return (
    <SidePanel
      name="Traffic"
      title="Traffic"
      className="traffic-panel"
      closeLabel="Close the traffic"
      onClose={onClose}
      tools={
        <button
          type="button"
          className="modal-icon"
          aria-label="Clear the traffic"
          title="Clear"
          onClick={() => void post('clear-traffic', me, {})}
        >
          <Icon name="trash" />
        </button>
      }
    >
      <div className="traffic-filter">
        <input
          type="search"
          className="field"
          aria-label="Filter the traffic"
          placeholder="Filter: chat.postMessage, invalid_blocks, C_0042…"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <p className="traffic-legend" role="status">
          {`${shown.length} of ${traffic.length}`}
          <span aria-hidden="true">
            <Icon name="toApp" /> to the app
          </span>
          <span aria-hidden="true">
            <Icon name="fromApp" /> from the app
          </span>
        </p>
      </div>
      {shown.length === 0 ? (
        <p className="traffic-empty">
          {traffic.length === 0 ? 'Nothing yet. Run a command, press a button, react to a message.' : 'Nothing that fits.'}
        </p>
      ) : (
        <ul className="exchanges" aria-label="Requests and answers">
          {shown.map((exchange) => (
            <ExchangeView key={exchange.id} exchange={exchange} />
          ))}
        </ul>
      )}
    </SidePanel>
  );
};
