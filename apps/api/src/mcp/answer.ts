import { Logger } from '@nestjs/common';
import type { CallToolResult } from '@modelcontextprotocol/server';
import { problemBody } from '../problems/problem.filter.js';
import { problemOf } from '../problems/problem-of.js';
import { Refused } from './api-door.js';
import { bounded } from './bounded.js';
import { asRecorded, type Found, type Hands, type Tool, type ToolAnswer } from './tool.js';

/** Characters of JSON of what an answer tells. */
export const largestAnswer = 48_000;

const logger = new Logger('mcp');

/** What a tool answers; a refusal is an answer too, in the words of the API. */
export async function answerOf(tool: Tool, hands: Hands, input: unknown, requestId: string): Promise<CallToolResult> {
  try {
    return asResult(whole(await tool.ask(hands, input as never)));
  } catch (error) {
    return { ...textOf(refusalOf(error, requestId)), isError: true };
  }
}

/** Also of resources and prompts. Faults of ours are for the log. */
export function refusalOf(error: unknown, requestId: string): Record<string, unknown> {
  if (error instanceof Refused) return error.problem;
  logger.error({ err: error, requestId }, 'a model client could not be answered');
  return problemBody(problemOf(error), requestId);
}

function whole({ data, page = null, nextCursor = null, says, ours = false }: Found): ToolAnswer {
  const { value, cut } = bounded(data, largestAnswer);
  return {
    says: [...(says === undefined ? [] : [says]), ...(ours ? [] : [asRecorded])].join(' '),
    page,
    nextCursor,
    cut,
    data: value as Record<string, unknown>,
  };
}

function asResult(answer: ToolAnswer): CallToolResult {
  return { ...textOf(answer), structuredContent: answer };
}

/** For clients that read no structured content. */
function textOf(answer: object): CallToolResult {
  return { content: [{ type: 'text', text: JSON.stringify(answer) }] };
}
