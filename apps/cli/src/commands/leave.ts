import type { Command } from 'commander';
import { Client, type Body, type Schemas } from '../lib/client.js';
import { given } from '../lib/options.js';
import { facts, nameOf, plain, show, table } from '../lib/output.js';
import { personId } from '../lib/refs.js';
import { agreed } from './bulk-run.js';

interface Options {
  to?: string;
  give: string[];
  dryRun?: boolean;
  yes?: boolean;
  json?: boolean;
}

type Asked = Body<`/people/${string}/leave/preview`, 'post'>;
type Choice = NonNullable<Asked['choices']>[number];

/** Somebody leaves: what hangs on them goes over, and they get in no more. */
export function leaveCommand(people: Command): void {
  people
    .command('leave <person>')
    .description(
      'somebody leaves: hand over what hangs on them, each to whom is proposed, and end every way in of theirs',
    )
    .option('--to <who>', 'who takes over all of which nothing else is said')
    .option('--give <thing=who>', 'what goes to somebody else: KIND/ID=WHO; none: it stays', collect, [])
    .option('--dry-run', 'only say what would become of it')
    .option('--yes', 'do it without asking')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  tollgate people leave lin@example.com --dry-run\n')
    .action(async (ref: string, options: Options, self: Command) => {
      if (!options.dryRun && !options.yes && !process.stdin.isTTY)
        self.error('error: say --dry-run to see what would happen, or --yes to do it', { exitCode: 2 });
      const client = new Client();
      const at = `/people/${await personId(client, ref)}/leave` as const;
      const toId = options.to === undefined ? undefined : await personId(client, options.to);
      const choices: Choice[] = [];
      for (const one of options.give) choices.push(await choiceOf(client, one, self));
      const asked = given({ toId, choices });
      const preview = await client.post(`${at}/preview`, asked);
      if (options.dryRun) {
        show(options.json, preview, () => leavingText(preview));
        return;
      }
      if (!options.yes) {
        process.stderr.write(`${leavingText(preview)}\n\n`);
        if (!(await agreed())) {
          process.stderr.write('Nothing was changed.\n');
          process.exitCode = 1;
          return;
        }
      }
      const done = await client.post(at, { ...asked, digest: preview.digest });
      show(options.json, done, () => leavingText(done));
    });
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

async function choiceOf(client: Client, text: string, self: Command): Promise<Choice> {
  const [, kind, id, part, who] = /^([a-z_]+)\/([^/=]+)(?:\/([^=]+))?=(.+)$/.exec(text) ?? [];
  if (kind === undefined || id === undefined || who === undefined)
    self.error(`error: ${text} is not KIND/ID=WHO, such as rota/0190…=mei@example.com`, { exitCode: 2 });
  const toId = who === 'none' ? null : await personId(client, who);
  return { kind: kind, id, toId, ...(part === undefined ? {} : { part }) };
}

function leavingText({ person, rows, ends }: Schemas['Leaving']): string {
  const said = (text: string): string => text.replaceAll('_', ' ');
  return [
    facts([
      ['Leaves', nameOf(person)],
      [
        'Ends',
        Object.entries(ends)
          .map(([what, count]) => `${count} ${what}`)
          .join(', '),
      ],
    ]),
    rows.length === 0
      ? 'Nothing hangs on them.'
      : table(
          ['KIND', 'WHAT', 'PART', 'BECOMES', 'TO', 'WHY'],
          rows.map((row) => [
            said(row.kind),
            plain(row.name),
            said(row.part),
            said(row.becomes),
            nameOf(row.to),
            row.why,
          ]),
          1,
        ),
  ].join('\n\n');
}
