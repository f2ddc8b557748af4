import { type JSX, type ReactNode, useId, useState } from 'preact/compat';
import type { WireProvocation, WireProvocations } from '../wire/page-state.ts';
import { Icon } from './parts/icons.tsx';
import { useAnchored } from './parts/use-anchored.ts';
import { useDismiss } from './parts/use-dismiss.ts';
import { post } from './surface/api.ts';

const DELAY_MS = 5000;
const RETRY_AFTER_SECONDS = 3;

interface ItemProps {
  readonly name: string;
  readonly words: ReactNode;
  readonly children: (ids: { readonly 'aria-labelledby': string; readonly 'aria-describedby': string }) => ReactNode;
}

const Item = ({ name, words, children }: ItemProps): JSX.Element => {
  const id = useId();
  return (
    <li>
      <div>
        <strong id={`${id}-name`}>{name}</strong>
        <p id={`${id}-words`}>{words}</p>
      </div>
      {children({ 'aria-labelledby': `${id}-name`, 'aria-describedby': `${id}-words` })}
    </li>
  );
};

interface SwitchItemProps {
  readonly name: string;
  readonly words: ReactNode;
  readonly on: boolean;
  onSwitch(on: boolean): void;
}

const SwitchItem = ({ name, words, on, onSwitch }: SwitchItemProps): JSX.Element => (
  <Item name={name} words={words}>
    {(ids) => <button type="button" role="switch" className="switch" aria-checked={on} {...ids} onClick={() => onSwitch(!on)} />}
  </Item>
);

/** How many faults are switched on. */
const armed = (it: WireProvocations): number =>
  [it.delayNextDeliveryMs !== null, it.rateLimitNextCallSeconds !== null, it.loseNextReply, it.refuseNewestBlocks].filter(Boolean).length;

/** Buttons for what can go wrong between Slack and an app. */
export const ProvokeMenu = ({ provocations, me }: { provocations: WireProvocations; me: string }): JSX.Element => {
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const root = useDismiss<HTMLDivElement>(open, () => setOpen(false));
  const provoke = async (provocation: WireProvocation, done: string): Promise<void> => {
    const answer = await post('provoke', me, { ...provocation });
    setSaid(answer.ok ? done : `Not done: ${answer.error.replaceAll('_', ' ')}.`);
  };
  const waiting = armed(provocations);
  return (
    <div className="provoke" ref={root}>
      <button
        type="button"
        className={`header-button ${waiting > 0 ? 'header-button-armed' : ''}`}
        aria-label={waiting === 0 ? 'Provoke a fault' : `Provoke a fault, ${waiting} waiting`}
        aria-expanded={open}
        title="Provoke a fault"
        onClick={() => setOpen(!open)}
      >
        <Icon name="provoke" />
        <span className="header-words">Provoke</span>
        {waiting > 0 && <span className="header-count">{waiting}</span>}
      </button>
      {open && <Faults provocations={provocations} said={said} provoke={provoke} />}
    </div>
  );
};

interface FaultsProps {
  readonly provocations: WireProvocations;
  readonly said: string;
  provoke(provocation: WireProvocation, done: string): Promise<void>;
}

const Faults = ({ provocations, said, provoke }: FaultsProps): JSX.Element => {
  const popover = useAnchored<HTMLDivElement>({ prefer: 'below', align: 'right' });
  const { lastEvent, delayNextDeliveryMs, rateLimitNextCallSeconds, loseNextReply, refuseNewestBlocks } = provocations;
  const event = lastEvent === null ? 'No event was sent yet.' : `The last event was ${lastEvent}.`;
  return (
    <div ref={popover} className="popover faults" role="dialog" aria-label="Faults">
      <p className="faults-title">What Slack and the network do on a bad day. Each switch strikes once, the last stays on.</p>
      <ul>
        <Item
          name="Duplicate the last event"
          words={`Slack may deliver an event twice, with the same event_id. The app must count it once. ${event}`}
        >
          {(ids) => (
            <button
              type="button"
              className="button button-default"
              disabled={lastEvent === null}
              {...ids}
              onClick={() => void provoke({ what: 'duplicate-last-event' }, 'Sent a second time.')}
            >
              Send again
            </button>
          )}
        </Item>
        <Item
          name="Retry the last event"
          words="As after an answer that took too long: the same event, marked as retry 1 for http_timeout."
        >
          {(ids) => (
            <button
              type="button"
              className="button button-default"
              disabled={lastEvent === null}
              {...ids}
              onClick={() => void provoke({ what: 'retry-last-event', reason: 'http_timeout' }, 'Sent as a retry.')}
            >
              Retry
            </button>
          )}
        </Item>
        <SwitchItem
          name="Delay the next request by 5 seconds"
          words="The next command, click or event reaches the app late. A trigger_id is dead after three seconds: no modal opens."
          on={delayNextDeliveryMs !== null}
          onSwitch={(on) => void provoke({ what: 'delay-next-delivery', ms: on ? DELAY_MS : null }, '')}
        />
        <SwitchItem
          name="Too many requests (429) for the next call"
          words={`The app’s next call is refused with Retry-After ${RETRY_AFTER_SECONDS}. It must wait and try again.`}
          on={rateLimitNextCallSeconds !== null}
          onSwitch={(on) => void provoke({ what: 'rate-limit-next-call', seconds: on ? RETRY_AFTER_SECONDS : null }, '')}
        />
        <SwitchItem
          name="Lose the reply to the next call"
          words="The call takes effect, and the connection is cut before the app hears so. Trying again may say a thing twice."
          on={loseNextReply}
          onSwitch={(on) => void provoke({ what: 'lose-next-reply', on }, '')}
        />
        <SwitchItem
          name="An old workspace"
          words="Refuses the newest blocks: charts, data tables, cards, carousels and containers. The app must say it in older ones."
          on={refuseNewestBlocks}
          onSwitch={(on) => void provoke({ what: 'refuse-newest-blocks', on }, '')}
        />
      </ul>
      <p className="faults-said" role="status">
        {said}
      </p>
    </div>
  );
};
