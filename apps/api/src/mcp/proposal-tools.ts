import { z } from 'zod';
import { part, type Json } from './api-door.js';
import { commandSchema } from './described.js';
import { listed } from './lists.js';
import { kindSaid, pageOf } from './record-place.js';
import { cursorText, dayText, kindText, limitNumber, shortText, tool } from './tool.js';

const proposal = z.string().min(1).max(100).describe('Such as PR-7');
const key = z
  .string()
  .min(1)
  .max(200)
  .optional()
  .describe('Idempotency key, such as a UUID: sent again with it, it is done once');

export const proposalTools = [
  tool({
    name: 'list_proposable_commands',
    title: 'What may be proposed',
    description:
      'Which commands may be proposed, of each kind of record; with kind and command: the JSON Schema of its arguments. Ask before propose_command.',
    input: { kind: kindText, command: z.string().min(1).max(50).optional() },
    ask: async ({ door }, { kind: said, command }) => {
      const of = said === undefined ? undefined : kindSaid(said);
      const { items } = (await door.get('/proposals/commands')) as { items: { kind: string; commands: string[] }[] };
      const shown = items.filter((one) => of === undefined || one.kind === of);
      if (of === undefined || command === undefined) return { data: { items: shown }, ours: true };
      const may = shown.some(({ commands }) => commands.includes(command));
      // What may not be proposed is described all the same: whoever asks can be told what people do themselves.
      return {
        data: { kind: of, command, mayBeProposed: may, ...(await commandSchema(door, of, command)) },
        ours: true,
      };
    },
  }),
  tool({
    name: 'propose_command',
    title: 'Propose a change, for people to approve',
    description:
      'Proposes a command of a record. NOTHING CHANGES by it: people who are none of its authors approve or reject it in Tollgate, and no tool can. Whose token it is counts as author. Say in reason why, and in quotes what speaks for it, word for word with its source.',
    input: {
      record: shortText.describe('Key such as FI-12, or an id'),
      command: z.string().min(1).max(50),
      arguments: z.record(z.string().max(100), z.unknown()).optional().describe('By the schema of the command'),
      reason: z.string().min(1).max(4000),
      quotes: z
        .array(
          z.strictObject({
            text: z.string().min(1).max(2000),
            source: z.string().min(1).max(500).describe('Key of a record, or an address'),
            place: z.string().min(1).max(200).optional(),
          }),
        )
        .max(20)
        .optional(),
      premise: z
        .array(z.string().max(60))
        .max(40)
        .optional()
        .describe('Facts it is made on; those it changes if absent'),
      until: dayText.describe('Day when it ends undecided; 10 working days if absent'),
      madeBy: z
        .strictObject({ name: z.string().max(100), model: z.string().max(100), prompt: z.string().max(100) })
        .partial()
        .optional()
        .describe('What you are, and your versions'),
      key,
    },
    writes: { ends: false },
    ask: async ({ door, publicUrl }, { key: sent, until, ...said }) => {
      const body = { ...said, maker: 'client', ...(until === undefined ? {} : { until: { date: until } }) };
      const made = await door.post('/proposals', body, sent);
      return { data: made, page: pageOf(publicUrl, 'proposal', made), says: proposed(made) };
    },
  }),
  tool({
    name: 'list_proposals',
    title: 'List proposals',
    description:
      'Proposals, those that end first on top: what each would change, who made it, who is asked, and what became of it.',
    input: {
      status: z.string().max(200).optional().describe('Such as proposed,approved'),
      record: z.string().max(100).optional(),
      author: z.string().max(254).optional(),
      waitingFor: z.string().max(254).optional(),
      limit: limitNumber,
      cursor: cursorText,
    },
    ask: ({ door }, query) => listed(door, '/proposals', query),
  }),
  tool({
    name: 'withdraw_proposal',
    title: 'Withdraw a proposal of one’s own',
    description:
      'Ends a proposal of which whoever asks is an author, before anybody has decided. The record is left as it is.',
    input: { proposal, note: z.string().min(1).max(2000).optional(), key },
    writes: { ends: true },
    ask: async ({ door, publicUrl }, { proposal: ref, key: sent, ...body }) => {
      const ended = await door.post(`/proposals/${part(ref)}/withdraw`, body, sent);
      const says = `${String(ended['key'])} is withdrawn. Its record is as it was.`;
      return { data: ended, page: pageOf(publicUrl, 'proposal', ended), says };
    },
  }),
];

/** What whoever asked must not take for done. */
function proposed({ key: name, status, asked }: Json): string {
  if (status !== 'proposed')
    return `${String(name)} is ${String(status).replaceAll('_', ' ')}: it was proposed before.`;
  const people = (asked as { name: string }[]).map(({ name: one }) => one);
  const who = people.length === 0 ? 'whoever may do it' : people.slice(0, 5).join(', ');
  return `Proposed as ${String(name)}; nothing has changed. It waits for ${who}, who approve or reject it in Tollgate, at page.`;
}
