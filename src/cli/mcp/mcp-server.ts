import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { PHRASES } from '../../advisor/words/glossary.ts';
import type { Dependencies } from '../../deps.ts';
import type { ToolAnswer, ToolParts } from './tool.ts';
import { TOOLS } from './tools.ts';

export interface McpParts extends ToolParts {
  readonly accessTokens: Pick<Dependencies['accessTokens'], 'holder'>;
  /** An error that isn't the caller's. */
  readonly onError: (error: unknown, tool: string) => void;
}

const NO_TOKEN: ToolAnswer = {
  text: 'This access token opens nothing: it’s wrong, or was revoked. Ask an admin for a new one.',
  isRefusal: true,
};
const NO_ROLE: ToolAnswer = { text: 'You have no role in Bond Advisor yet. An admin can give you one.', isRefusal: true };
const FAILED: ToolAnswer = { text: `Something went wrong on our side. ${PHRASES.tryInAMinute}`, isRefusal: true };

/**
 * A server of the Model Context Protocol for one person. Each call looks up the token's holder again, and what that person may see.
 * @param token the person's access token
 */
export const mcpServer = (parts: McpParts, token: string): McpServer => {
  const { services, accessTokens, onError } = parts;
  const server = new McpServer(
    { name: 'bond-advisor', title: 'Bond Advisor', version: '1.0.0' },
    { instructions: 'Advice for a fixed-income desk. Every look at a client is in the audit log, in the name of the token’s holder.' },
  );
  const answered = async (tool: (typeof TOOLS)[number], input: unknown): Promise<ToolAnswer> => {
    try {
      const person = await accessTokens.holder(token);
      if (person === null) return NO_TOKEN;
      const actor = await services.whoIs(person);
      return actor === null ? NO_ROLE : await tool.answer({ ...parts, actor }, input as never);
    } catch (error) {
      onError(error, tool.name);
      return FAILED;
    }
  };
  for (const tool of TOOLS) {
    const { name, title, description, input, readOnly } = tool;
    const annotations = { readOnlyHint: readOnly, destructiveHint: false, openWorldHint: false };
    server.registerTool(name, { title, description, inputSchema: input.shape, annotations }, async (given: unknown) => {
      const { text, isRefusal } = await answered(tool, given);
      return { content: [{ type: 'text' as const, text }], isError: isRefusal };
    });
  }
  return server;
};
