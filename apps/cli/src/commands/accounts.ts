import type { Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { nameOf, show } from '../lib/output.js';
import { personId } from '../lib/refs.js';

interface Options {
  reason: string;
  json?: boolean;
}

/** Accounts that are one natural person. */
export function accountCommands(people: Command): void {
  people
    .command('same <person> <other>')
    .description('mark two accounts as one natural person: they count once, and have the same own work')
    .requiredOption('--reason <text>', 'how it is known')
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  tollgate people same mei@example.com mei.tan@vendor.example --reason "Works for both; HR said so"\n',
    )
    .action(async (ref: string, other: string, { reason, json }: Options) => {
      const client = new Client();
      const otherId = await personId(client, other);
      const path = `/people/${await personId(client, ref)}/same-as` as const;
      const person = await client.post(path, { personId: otherId, reason });
      show(json, person, () => accountsText(person));
    });
  people
    .command('another <person>')
    .description('say that an account is nobody else’s any more; not of one’s own')
    .requiredOption('--reason <text>', 'how it is known')
    .option('--json', 'print one JSON document')
    .action(async (ref: string, { reason, json }: Options) => {
      const client = new Client();
      const person = await client.post(`/people/${await personId(client, ref)}/another`, { reason });
      show(json, person, () => accountsText(person));
    });
}

function accountsText({ name, sameAs }: Schemas['Person']): string {
  return sameAs.length === 0
    ? `${name} is nobody else.`
    : `${name} is the same person as ${sameAs.map(nameOf).join(', ')}.`;
}
