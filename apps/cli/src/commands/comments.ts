import { Client, type Schemas } from '../lib/client.js';
import { nameOf, plain, show, table, whenText } from '../lib/output.js';
import { personId } from '../lib/refs.js';
import type { Common, RecordCommands } from './record-commands.js';

/** What is commented on. */
type Commented = `/${'action-items' | 'cases' | 'findings'}/${string}`;

/** Says something of a record, and tells whom the comment names. */
export async function commentOn(
  client: Client,
  at: Commented,
  said: { text: string; mention?: string[]; json?: boolean },
): Promise<void> {
  const mentions = await Promise.all((said.mention ?? []).map((who) => personId(client, who)));
  const body = { body: said.text, ...(mentions.length > 0 ? { mentions } : {}) };
  const comment = await client.post(`${at}/comments`, body);
  const told = comment.mentioned.map(nameOf).join(', ');
  show(said.json, comment, () => (told === '' ? 'Commented.' : `Commented, for ${told}.`));
}

/** What was said of a record, the oldest first. */
export async function showComments(client: Client, at: Commented, json: boolean | undefined): Promise<void> {
  const page = await client.get(`${at}/comments`, { limit: 200 });
  show(json, page, () => table(['WHEN', 'WHO', 'WHAT'], page.items.map(row), 2));
}

function row({ createdAt, author, mentioned, body }: Schemas['Comment']): string[] {
  const whom = mentioned.length > 0 ? ` for ${mentioned.map(nameOf).join(', ')}` : '';
  return [whenText(createdAt), nameOf(author) + whom, plain(body)];
}

/** Comments on a case or a finding. */
export function commentCommands(
  one: RecordCommands<'/cases', Schemas['CaseDetail']> | RecordCommands<'/findings', Schemas['FindingDetail']>,
  noun: string,
): void {
  one
    .on(
      'comment',
      `comment on a ${noun}, and tell whom it names`,
      '"Legal answered today" --mention mei@example.com',
      '<text>',
    )
    .option('--mention <who...>', `who is told of it; each must see the ${noun}`)
    .action((ref: string, text: string, options: Common & { mention?: string[] }) =>
      commentOn(new Client(), one.path(ref), { ...options, text }),
    );
  one
    .on('comments', `the comments on a ${noun}`)
    .action((ref: string, options: Common) => showComments(new Client(), one.path(ref), options.json));
}
