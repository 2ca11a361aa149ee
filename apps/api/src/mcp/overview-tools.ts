import { z } from 'zod';
import { longestStatement } from '../../../../domain/query/limits.js';
import { part, type Json } from './api-door.js';
import { listed, orRefused } from './lists.js';
import { pageOf, recordPlace } from './record-place.js';
import { cursorText, dayText, limitNumber, shortText, tool } from './tool.js';

const some = 10;

/** What the page "My work" asks, part by part. */
const ownWork: readonly [part: string, path: string, query: Record<string, string | boolean>][] = [
  ['owed', '/action-items', { owner: 'me', status: 'open,in_progress,on_hold,submitted', sort: 'urgency' }],
  ['toDecide', '/action-items', { waitingFor: 'me', sort: 'urgency' }],
  ['exceptions', '/exceptions', { waitingFor: 'me' }],
  ['risks', '/risks', { waitingFor: 'me' }],
  ['cases', '/cases', { waitingFor: 'me' }],
  ['findings', '/findings', { waitingFor: 'me' }],
  ['alignments', '/alignments', { waitingFor: 'me' }],
  ['reviews', '/review-rounds', { judge: 'me' }],
  ['controlRuns', '/occurrences', { operator: 'me', status: 'expected,missed', sort: 'due' }],
  ['controlTests', '/control-tests', { tester: 'me', status: 'planned,testing', sort: 'due' }],
  ['proposals', '/proposals', { waitingFor: 'me', status: 'proposed' }],
  ['unread', '/notifications', { unread: true, sort: '-at' }],
];

const metric = shortText.describe('Key or id of the metric');

export const overviewTools = [
  tool({
    name: 'my_work',
    title: 'What waits for whoever asks',
    description:
      'Who asks, what they owe, what waits for their decision, and what they were told and have not read: ten of each at most.',
    input: {},
    ask: async ({ door, publicUrl }) => {
      const data: Json = { me: await orRefused(door.get('/people/me')) };
      // One after the other: one question must not take every connection.
      for (const [name, path, query] of ownWork)
        data[name] = await orRefused(door.get(path, { ...query, limit: some }));
      return { data, page: publicUrl };
    },
  }),
  tool({
    name: 'program_status',
    title: 'How a program goes',
    description:
      'A program with its phases, and how it goes: done by day, how old and late what is open is, on-time share, who holds it up.',
    input: { program: shortText.describe('Its name or id') },
    ask: async ({ door, publicUrl }, { program }) => {
      const { kind, path } = await recordPlace(door, program, 'program');
      const found = await door.get(path);
      return {
        data: { program: found, progress: await orRefused(door.get(`${path}/progress`)) },
        page: pageOf(publicUrl, kind, found),
      };
    },
  }),
  tool({
    name: 'list_metrics',
    title: 'List metrics',
    description: 'Metrics by their keys, each with its owner, its thresholds and how its slices stand.',
    input: {
      q: z.string().max(200).optional(),
      state: z.string().max(40).optional().describe('Those of which some slice stands so'),
      domain: z.string().max(100).optional(),
      market: z.string().max(20).optional(),
      limit: limitNumber,
      cursor: cursorText,
    },
    ask: ({ door }, query) => listed(door, '/governance-metrics', query),
  }),
  tool({
    name: 'metric_values',
    title: 'Values of a metric',
    description:
      'With slice (such as market=VN, or "" for the whole): its values in order of their periods, each with how it stands. Without: the slices there are, and how each stands.',
    input: {
      metric,
      slice: z.string().max(1000).optional(),
      from: dayText,
      to: dayText,
      limit: limitNumber,
      cursor: cursorText,
    },
    ask: async ({ door }, { metric: ref, slice, from, to, ...page }) => {
      const place = `/governance-metrics/${part(ref)}`;
      if (slice === undefined) return listed(door, `${place}/slices`, page);
      return { data: await door.get(`${place}/series`, { slice, from, to }) };
    },
  }),
  tool({
    name: 'explain_metric_change',
    title: 'What explains the change of a metric',
    description:
      'Which markets, queues or other parts explain the change of a metric between two periods, or spans of them (first days of periods; the newest two if absent): what comes of values, what of the mix, and in words.',
    input: {
      metric,
      slice: z.string().max(1000).optional(),
      by: z.string().max(50).optional().describe('Only by this dimension'),
      before: dayText,
      beforeTo: dayText,
      after: dayText,
      afterTo: dayText,
    },
    ask: async ({ door }, { metric: ref, ...query }) => ({
      data: await door.get(`/governance-metrics/${part(ref)}/change`, query),
    }),
  }),
  tool({
    name: 'query_analytics',
    title: 'Ask the analytics views by SQL',
    description:
      'One SELECT over the views of the schema analytics, for counts and rates that no list gives; read_docs page "analytics" names views and columns. Show people the statement. That it was asked stands in the audit trail; only auditors and analysts may.',
    input: { sql: z.string().min(1).max(longestStatement), rows: z.int().min(1).max(500).optional() },
    ask: async ({ door }, { sql, rows = 100 }) => ({ data: await door.post('/query', { sql, rows }) }),
  }),
  tool({
    name: 'explain_access',
    title: 'Whether somebody may do something, and why',
    description: 'Whether a person may do something to a record, by which part or role, or what is missing.',
    input: {
      person: shortText.describe('Name, id or "me"'),
      action: z.string().min(1).max(40).describe('Such as read, edit, hold, sign'),
      record: z.string().max(200).optional(),
    },
    ask: async ({ door }, query) => ({ data: await door.get('/access/explain', query) }),
  }),
];
