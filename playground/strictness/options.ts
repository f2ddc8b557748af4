import { option, optionGroup } from './composition.ts';
import { collect } from './report.ts';
import { alsoRule, exactlyOne, list, object } from './shapes.ts';

// docs.slack.dev/reference/interaction-payloads/block_suggestion-payload
const ANSWER = alsoRule(
  object({}, { options: list(option, 0, 100), option_groups: list(optionGroup, 0, 100) }),
  exactlyOne('options', 'option_groups'),
);

/** What Slack would refuse in the answer to a `block_suggestion`, `{options}` or `{option_groups}`; empty where it would take it. */
export const problemsOfOptions = (answer: unknown): readonly string[] => collect((report) => ANSWER(report, '', answer));
