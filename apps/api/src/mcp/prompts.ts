import type { GetPromptResult, McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { asRecorded } from './tool.js';

const words = z.string().max(200).optional();

/** Beginnings of what people ask often; what they say is filled in, and the model asks the rest by the tools. */
export function registerPrompts(server: McpServer): void {
  server.registerPrompt(
    'weekly-report',
    {
      title: 'Weekly report',
      description: 'What changed in a week, what is late and why, what was escalated, and what people should decide.',
      argsSchema: z.object({
        since: z.iso.date().optional().describe('First day of the week, YYYY-MM-DD; the last seven days if absent'),
        domain: words.describe('Only of this domain'),
        market: words.describe('Only of this market'),
      }),
    },
    ({ since, domain, market }) => asked(weekly({ since, domain, market })),
  );
  server.registerPrompt(
    'deep-dive',
    {
      title: 'Deep dive',
      description: 'What happened around one record, why, and what follows: a draft for people to check.',
      argsSchema: z.object({ record: z.string().min(1).max(200).describe('Its key, such as FI-12') }),
    },
    ({ record }) => asked(dive(record)),
  );
}

function asked(text: string): GetPromptResult {
  return { messages: [{ role: 'user', content: { type: 'text', text } }] };
}

const howToWrite = [
  'Name each record by its key. Give numbers only as a tool has given them, and say which tool. Say what was cut or refused, and what you could not find.',
  asRecorded,
  'Change nothing. Where something should be done, say which command you would propose and why, and propose it only when asked to.',
];

function weekly({ since, domain, market }: Record<'since' | 'domain' | 'market', string | undefined>): string {
  const within = Object.entries({ domain, market }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name} "${value}"`],
  );
  const where = within.length === 0 ? 'everything that I see' : within.join(' and ');
  const from = since === undefined ? 'the last seven days' : `the seven days from ${since}`;
  return [
    `Write a weekly governance report on ${where}, for ${from}.`,
    '1. list_records of action_item, case, finding, risk and exception with changedSince: what is new, and what ended.',
    '2. list_records with overdue true, those that are due longest first: what is late, who answers for it, and since when. For the five that matter most, why: what was escalated, to whom, and what they said.',
    '3. list_metrics and, where a slice is in breach, explain_metric_change.',
    '4. list_proposals with status proposed: what waits for people.',
    '5. End with what people should decide this week, each with its key and who decides.',
    ...howToWrite,
  ].join('\n');
}

function dive(record: string): string {
  return [
    `Look deeply into ${record.trim()}.`,
    '1. deep_dive on it; then why and get_record on what it is linked to, as far as that explains it.',
    '2. seen_before with its title: whether the like was there before, and what was done then.',
    '3. Tell what happened in order, with dates; what is known to be the cause and what is only supposed; who was told and when; what fires next.',
    '4. Say which facts contradict each other, and what is missing to be sure.',
    ...howToWrite,
  ].join('\n');
}
