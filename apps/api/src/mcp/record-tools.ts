import { z } from 'zod';
import type { RecordKind } from '../../../../database/engine/kinds.js';
import { Refused, type ApiDoor, type Json } from './api-door.js';
import { filtersOf } from './described.js';
import { listed, orRefused } from './lists.js';
import { listPlace, pageOf, recordNames, recordPlace } from './record-place.js';
import { cursorText, kindText, limitNumber, recordText, shortText, tool, type Found, type Hands } from './tool.js';

const kind = z.enum(recordNames);
const which = { record: recordText, kind: kindText };
type Which = z.infer<z.ZodObject<typeof which>>;

/** Events of a timeline that are told, where nothing is said. */
const usualEvents = 30;

export const recordTools = [
  tool({
    name: 'search',
    title: 'Search all records',
    description:
      'Finds records, comments, evidence, people and documents that have all of these words, or a key. First step where only words are known.',
    input: {
      q: shortText.describe('Words that all stand in one text, or a key'),
      kinds: z.string().max(200).optional().describe('Only these, with commas between'),
      limit: z.int().min(1).max(50).optional(),
      cursor: cursorText,
    },
    ask: ({ door }, query) => listed(door, '/search', query),
  }),
  tool({
    name: 'list_records',
    title: 'List records of a kind',
    description:
      'Lists records of one kind, narrowed by filters: what is late (overdue), whose it is (owner), what waits for whom (waitingFor), what changed (changedSince). People by name, id or "me". A filter that a kind does not have is refused, with those that it has.',
    input: {
      kind,
      filters: z
        .record(z.string().max(40), z.union([z.string().max(400), z.number(), z.boolean()]))
        .optional()
        .describe(
          'Such as {"status":"open,in_progress","overdue":true,"owner":"me","domain":"…","market":"VN","q":"part of the title","dueBefore":"2026-12-31T00:00:00Z"}',
        ),
      sort: z.string().max(40).optional().describe('Such as due or -updated'),
      limit: limitNumber,
      cursor: cursorText,
    },
    ask: ({ door }, { kind: of, filters = {}, ...page }) => {
      const misplaced = ['kind', 'sort', 'limit', 'cursor'].find((name) => filters[name] !== undefined);
      if (misplaced !== undefined) throw invalidFilter(`${misplaced} is no filter. Say it beside filters.`);
      return withFilters(door, of, listed(door, listPlace(of), { ...filters, ...page }));
    },
  }),
  tool({
    name: 'get_record',
    title: 'Read one record',
    description:
      'All facts of one record: its state, who answers for it, its dates, and what whoever asks may do to it (allowed), or why not.',
    input: which,
    ask: async ({ door, publicUrl }, { record, kind: said }) => {
      const place = await recordPlace(door, record, said);
      const data = await door.get(place.path);
      return { data, page: pageOf(publicUrl, place.kind, data) };
    },
  }),
  tool({
    name: 'why',
    title: 'What happened to a record, and why',
    description:
      'The timeline of a record: each event with who did it, in whose name, on which proposal, by which rule, and who was told. The newest events, in order.',
    input: { ...which, last: z.int().min(1).max(200).optional().describe('How many of the newest; 30 if absent') },
    ask: async ({ door }, { last = usualEvents, ...of }) => {
      const { path } = await recordPlace(door, of.record, of.kind);
      return newest(await door.get(`${path}/timeline`), last);
    },
  }),
  tool({
    name: 'what_next',
    title: 'What fires next for a record',
    description:
      'Reminders, escalations and ends that are planned for a record: when each fires, and whom it would reach.',
    input: which,
    ask: below('upcoming'),
  }),
  tool({
    name: 'linked_records',
    title: 'What a record is linked to',
    description: 'Cases, findings, controls, risks, items and others that a record is tied to, each with its state.',
    input: which,
    ask: below('links'),
  }),
  tool({
    name: 'deep_dive',
    title: 'All about one record at once',
    description:
      'One record with its newest events, what fires next, what it is linked to, and the proposals that wait on it. A part that is refused, or that its kind has not, says so.',
    input: which,
    ask: deepDive,
  }),
  tool({
    name: 'seen_before',
    title: 'Seen before?',
    description:
      'Cases, findings and other records that are like what is described, the likest first. Asked before something new is reported.',
    input: {
      title: shortText,
      text: z.string().max(20_000).optional(),
      domain: z.string().max(100).optional(),
      market: z.string().max(20).optional(),
    },
    ask: async ({ door }, body) => ({ data: await door.post('/cases/similar', body) }),
  }),
];

/** What is refused for a value is refused with the filters that there are: nobody must guess them. */
async function withFilters(door: ApiDoor, of: RecordKind, asked: Promise<Found>): Promise<Found> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof Refused) || error.problem['code'] !== 'invalid-request') throw error;
    throw new Refused({ ...error.problem, filters: await filtersOf(door, of) });
  }
}

function invalidFilter(detail: string): Refused {
  return new Refused({ code: 'invalid-request', detail, errors: [{ path: 'filters', message: detail }] });
}

function below(what: 'upcoming' | 'links'): (hands: Hands, of: Which) => Promise<Found> {
  return async ({ door }, of) => {
    const { path } = await recordPlace(door, of.record, of.kind);
    return { data: await door.get(`${path}/${what}`) };
  };
}

function newest(timeline: Json, last: number): Found {
  const items = Array.isArray(timeline['items']) ? timeline['items'] : [];
  const left = items.length - last;
  return {
    data: { ...timeline, items: left > 0 ? items.slice(-last) : items },
    ...(left > 0 ? { says: `${left} older events are left out: ask for more by last.` } : {}),
  };
}

async function deepDive({ door, publicUrl }: Hands, of: Which): Promise<Found> {
  const { kind: found, path } = await recordPlace(door, of.record, of.kind);
  const record = await door.get(path);
  const timeline = newest(await door.get(`${path}/timeline`), usualEvents);
  const id = String(record['id']);
  const proposals = found === 'proposal' ? null : { record: id, status: 'proposed', limit: 10 };
  return {
    data: {
      record,
      timeline: timeline.data,
      upcoming: await orRefused(door.get(`${path}/upcoming`)),
      links: await orRefused(door.get(`${path}/links`)),
      proposals: proposals && (await orRefused(door.get('/proposals', proposals))),
    },
    page: pageOf(publicUrl, found, record),
    ...(timeline.says === undefined ? {} : { says: timeline.says }),
  };
}
