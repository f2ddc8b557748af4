import { viewObject } from '../state/views.ts';
import { sendEvent } from '../to-app/events.ts';
import { DONE, failed, type PageAction } from './page-action.ts';

/** The person opened the app's Home tab or its messages. */
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
