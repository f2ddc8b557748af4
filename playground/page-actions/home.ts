import { sendEvent } from '../events.ts';
import { viewObject } from '../views.ts';
import { DONE, failed, type PageAction } from './page-action.ts';

/** Somebody opened the app: its Home tab, or its messages. */
export const openHome: PageAction = async (context, person, { tab }) => {
  if (tab !== 'home' && tab !== 'messages') return failed('invalid_arguments');
  const view = tab === 'home' ? context.homes.of(person.id) : null;
  void sendEvent(context, {
    type: 'app_home_opened',
    user: person.id,
    channel: context.workspace.directMessages(person.id)?.id,
    tab,
    event_ts: context.stamps.next(),
    ...(view === null ? {} : { view: viewObject(view) }),
  });
  return DONE;
};
