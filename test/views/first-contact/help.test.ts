import { COMMANDS } from '../../../commands/index.ts';
import { helpMessage } from '../../../views/first-contact/help.ts';
import { shortMessages } from '../../helpers/slack/short-messages.ts';

shortMessages({ help: helpMessage(COMMANDS, 'admin', null) });
