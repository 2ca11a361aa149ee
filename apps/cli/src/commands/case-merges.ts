import type { Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { facts, nameOf, plain, show, table, whenText, words } from '../lib/output.js';
import { Failure } from '../lib/failure.js';
import { json, type Common, type RecordCommands } from './record-commands.js';

type Cases = RecordCommands<'/cases', Schemas['CaseDetail']>;

interface Merge extends Common {
  into: string;
  reason?: string;
  preview?: boolean;
}

/** Cases about the same go on in one of them, and are taken out of it again. */
export function mergeCommands(cases: Command, one: Cases): void {
  cases
    .command('merge')
    .description('have cases go on in another one; all or none')
    .argument('<case...>', 'those that go on in it, such as CA-12')
    .requiredOption('--into <case>', 'the one in which they go on')
    .option('--reason <text>', 'why')
    .option('--preview', 'only show what it would do')
    .option(...json)
    .addHelpText(
      'after',
      '\nExample:\n  tollgate cases merge CA-12 CA-15 --into CA-7 --reason "One seller, three names"\n',
    )
    .action(async (refs: string[], { into, reason, preview, json: asJson }: Merge) => {
      const client = new Client();
      const path = one.path(into);
      const body = { cases: refs };
      const previewed = await client.post(`${path}/merges/preview`, body);
      if (preview) {
        show(asJson, previewed, () => previewText(previewed));
        return;
      }
      if (reason === undefined) throw new Failure('Say why with --reason, or look first with --preview.');
      const merged = await client.post(`${path}/merges`, { ...body, reason, digest: previewed.digest });
      show(
        asJson,
        merged,
        () =>
          `${previewed.cases.map(({ key }) => key).join(', ')} ${previewed.cases.length === 1 ? 'goes' : 'go'} on in ${plain(merged.key)}.`,
      );
    });
  one
    .on('unmerge', 'take a case out of the one that it was merged into', '--reason "It is another seller"')
    .requiredOption('--reason <text>', 'why')
    .action((ref: string, { reason, ...options }: Common & { reason: string }) =>
      one.send(ref, options, (client, path) => client.post(`${path}/unmerge`, { reason })),
    );
}

function previewText({ into, cases, mergeable }: Schemas['CaseMergePreview']): string {
  const rows = cases.map(({ key, title, lead, status, due, overdue, because }) => [
    ...[plain(key), plain(title), nameOf(lead), words(status)],
    whenText(due.at) + (overdue ? ', overdue' : ''),
    because ?? '',
  ]);
  return [
    facts([['Into', `${plain(into.key)} ${plain(into.title)}, led by ${nameOf(into.lead)}`]]),
    table(['CASE', 'TITLE', 'LEAD', 'STATUS', 'CLOCK THAT ENDS', 'NOT, BECAUSE'], rows, 1),
    mergeable
      ? 'Nothing stands in the way. Leads and reporters are told.'
      : 'Nothing is merged until all of them can be.',
  ].join('\n\n');
}
