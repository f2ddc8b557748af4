import type { CommandHelp } from '../../../views/first-contact/help.ts';
import { HOME_ACTIONS, type HomeAction } from '../../../views/home/home-actions.ts';
import { type Introduces, introduceToPerson } from '../first-contact/introduce.ts';
import type { On } from '../listener/on.ts';
import { HOME_OPENERS, type OpensFromHome } from './home-openers.ts';
import { type PublishesHome, publishHome } from './publish-home.ts';
import { SegmentsPicture } from './segments-picture.ts';

/** App Home and its buttons. Somebody who opens the messages tab for the first time is greeted. */
export const onHome = (on: On, edge: OpensFromHome & PublishesHome & Introduces, commands: readonly CommandHelp[]): void => {
  const picture = new SegmentsPicture(edge);
  on.event('app_home_opened')
    .forAnyone('a stranger gets a page too: it says whom to ask for a role')
    .answer(async ({ event }) => {
      if (event.tab === 'messages') await introduceToPerson(edge, event.user);
      if (event.tab === 'home') await publishHome(edge, event.user, picture);
    });
  for (const [action, open] of Object.entries(HOME_OPENERS)) {
    on.press(HOME_ACTIONS[action as HomeAction])
      .admitted()
      .answer((press) => open(edge, { ...press, commands }));
  }
};
