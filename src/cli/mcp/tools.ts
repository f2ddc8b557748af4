import { BOND_TOOLS } from './bond-tools.ts';
import { CLIENT_TOOLS } from './client-tools.ts';
import { FEEDBACK_TOOL } from './feedback-tool.ts';
import type { Tool } from './tool.ts';

/** The use cases that programs may ask for in a person's name, in the words that Slack shows. */
export const TOOLS: readonly Tool[] = [...CLIENT_TOOLS, ...BOND_TOOLS, FEEDBACK_TOOL];
