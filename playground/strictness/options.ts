import { option, optionGroup } from './composition.ts';
import { check, collect } from './report.ts';
import { alsoRule, exactlyOne, list, object } from './shapes.ts';

// docs.slack.dev/reference/interaction-payloads/block_suggestion-payload
const ANSWER = alsoRule(
  object({}, { options: list(option, 0, 100), option_groups: list(optionGroup, 0, 100) }),
  exactlyOne('options', 'option_groups'),
);

/** Why Slack would refuse `{options}` or `{option_groups}` as the answer to a `block_suggestion`; empty if it wouldn't. */
export const problemsOfOptions = (answer: unknown): readonly string[] => collect((report) => check(report, '', ANSWER, answer));
