import type { Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { given } from '../lib/options.js';
import { facts, nameOf, plain, show, table } from '../lib/output.js';
import { personId } from '../lib/refs.js';
import { agreed, waitFor } from './bulk-run.js';
import { operationText } from './bulk-text.js';

const json = ['--json', 'print one JSON document'] as const;

/** What hangs on a person, and how it goes to somebody else before they leave. */
export function handOverCommands(people: Command): void {
  people
    .command('holdings <person>')
    .description('what hangs on a person: items, programs, decisions, rotas, policies, delegations and more')
    .option(...json)
    .action(async (ref: string, options: { json?: boolean }) => {
      const client = new Client();
      const held = await client.get(`/people/${await personId(client, ref)}/holdings`);
      show(options.json, held, () => {
        const rows = held.holdings;
        if (rows.length === 0) return `Nothing hangs on ${nameOf(held.person)}.`;
        return `${countsText(held.counts)}\n\n${holdingsText(rows)}`;
      });
    });
  people
    .command('hand-over <person>')
    .description('hand over all that hangs on a person, after showing it')
    .requiredOption('--to <who>', 'who takes it over')
    .option('--dry-run', 'only say what would go over, and what would remain')
    .option('--yes', 'do it without asking')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate people hand-over lin@example.com --to mei@example.com --dry-run\n')
    .action(
      async (ref: string, options: { to: string; dryRun?: boolean; yes?: boolean; json?: boolean }, self: Command) => {
        if (!options.dryRun && !options.yes && !process.stdin.isTTY)
          self.error('error: say --dry-run to see what would happen, or --yes to do it', { exitCode: 2 });
        const client = new Client();
        const at = `/people/${await personId(client, ref)}/hand-over` as const;
        const toId = await personId(client, options.to);
        const preview = await client.post(`${at}/preview`, { toId });
        if (options.dryRun) {
          show(options.json, preview, () => planText(preview, 'Would go'));
          return;
        }
        if (!options.yes) {
          process.stderr.write(`${planText(preview, 'Would go')}\n\n`);
          if (!(await agreed())) {
            process.stderr.write('Nothing was changed.\n');
            process.exitCode = 1;
            return;
          }
        }
        const items = preview.items;
        const operationId = items?.id;
        const done = await client.post(at, given({ toId, digest: preview.digest, operationId }));
        show(options.json, done, () => planText({ ...done, items: null }, 'Handed over'));
        if (done.items !== null) await waitFor(client, done.items, options.json);
      },
    );
}

function planText(plan: Schemas['HandOver'], what: string): string {
  const remains = plan.remains;
  const items = plan.items;
  const others = plan.hands.filter(({ kind }) => kind !== 'action_item');
  return [
    facts([
      ['From', nameOf(plan.from)],
      [`${what} to`, nameOf(plan.to)],
      ['What', countsText(plan.counts)],
    ]),
    ...(others.length > 0 ? [holdingsText(others)] : []),
    ...(items === null ? [] : [operationText(items)]),
    ...(remains.length > 0
      ? [
          table(
            ['REMAINS', 'WHAT', 'HOW IT IS MENDED'],
            remains.map(({ kind, name, how }) => [said(kind), plain(name), plain(how)]),
            2,
          ),
        ]
      : []),
  ].join('\n\n');
}

function holdingsText(rows: Schemas['Holdings']['holdings']): string {
  return table(
    ['KIND', 'WHAT', 'PART'],
    rows.map(({ kind, name, part }) => [said(kind), plain(name), said(part)]),
    1,
  );
}

export function countsText(counts: { kind: string; count: number }[]): string {
  return counts.map(({ kind, count }) => `${plain(count)} ${said(kind)}`).join(', ');
}

function said(value: unknown): string {
  return plain(value).replaceAll('_', ' ');
}
