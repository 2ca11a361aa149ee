import type { Command } from 'commander';
import { Client } from '../lib/client.js';
import { given } from '../lib/options.js';
import { facts, nameOf, optional, plain, show, table } from '../lib/output.js';
import { personId } from '../lib/refs.js';
import { agreed } from './bulk-run.js';
import { writeTo } from './import-run.js';
import {
  choicesOf,
  placed,
  refOf,
  refuseImpossible,
  refuseTwice,
  saidByOptions,
  type LeavingChoice,
  type Proposal,
} from './leave-choices.js';
import { leavingCsv, saidByFile } from './leave-file.js';

interface Options {
  to?: string;
  give: string[];
  keep: string[];
  choices?: string;
  out?: string;
  dryRun?: boolean;
  yes?: boolean;
  json?: boolean;
}

const help = `
THING is its key or name (AI-12), or KIND/ID/PART as the list has it. The file of --out has one row for each thing: change
\`becomes\` (hand_over, stay) and \`to\` (a name, an address or an id), and give it back with --choices. Rows that are not
there become as is proposed; one that is not understood is refused, and nothing is changed.

Examples:
  tollgate people leave lin@example.com --dry-run
  tollgate people leave lin@example.com --give AI-12=mei@example.com --keep "Night desk" --yes
  tollgate people leave lin@example.com --out lin.csv
  tollgate people leave lin@example.com --choices lin.csv
`;

/** Somebody leaves: what hangs on them goes over, and they get in no more. */
export function leaveCommand(people: Command): void {
  people
    .command('leave <person>')
    .description(
      'somebody leaves: hand over what hangs on them, each to whom is proposed or chosen, and end every way in of theirs',
    )
    .option('--to <who>', 'who takes over all of which nothing else is said')
    .option('--give <thing=who>', 'what goes to somebody else; none: it stays', collect, [])
    .option('--keep <thing>', 'what stays, for somebody to see to', collect, [])
    .option('--choices <file>', 'what becomes of each thing, as a CSV that --out wrote; - is standard input')
    .option('--out <file>', 'write each thing and what would become of it as a CSV, and change nothing')
    .option('--dry-run', 'only say what would become of it')
    .option('--yes', 'do it without asking')
    .option('--json', 'print one JSON document')
    .addHelpText('after', help)
    .action(async (ref: string, options: Options, self: Command) => {
      const only = options.dryRun === true || options.out !== undefined;
      if (!only && !options.yes && (!process.stdin.isTTY || options.choices === '-'))
        self.error('error: say --dry-run to see what would happen, or --yes to do it', { exitCode: 2 });
      const client = new Client();
      const at = `/people/${await personId(client, ref)}/leave` as const;
      const toId = options.to === undefined ? undefined : await personId(client, options.to);
      const { preview, choices } = await settled(client, at, toId, options);
      if (options.out !== undefined) {
        writeTo(options.out, leavingCsv(preview.rows));
        if (options.out !== '-') process.stderr.write(`${preview.rows.length} things are in ${options.out}.\n`);
        return;
      }
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
      const over = preview.rows.filter(({ becomes }) => becomes === 'hand_over').length;
      if (!options.json) process.stderr.write(`Handing over ${over} things, all of them or none …\n`);
      const request = { ...given({ toId }), choices: choices.map(({ choice }) => choice), digest: preview.digest };
      const done = await placed(choices, client.post(at, request));
      show(options.json, done, () => leavingText(done));
    });
}

interface Settled {
  preview: Proposal;
  choices: { place: string; choice: LeavingChoice }[];
}

/** What was said of each thing, and the preview with it. @throws Failure with what is not understood, and where it stands */
async function settled(
  client: Client,
  at: `/people/${string}/leave`,
  toId: string | undefined,
  { choices: file, give, keep, json }: Options,
): Promise<Settled> {
  const proposed = await client.post(`${at}/preview`, given({ toId }));
  const said = [
    ...(file === undefined ? [] : saidByFile(file, proposed.rows)),
    ...saidByOptions(proposed.rows, { give, keep }),
  ];
  if (said.length === 0) return { preview: proposed, choices: [] };
  refuseTwice(said);
  const choices = await choicesOf(client, said, (done, of) => {
    if (!json && of > 10 && (done % 10 === 0 || done === of)) process.stderr.write(`${done} of ${of} people found\n`);
  });
  if (choices.length === 0) return { preview: proposed, choices };
  const asked = { ...given({ toId }), choices: choices.map(({ choice }) => choice) };
  const preview = await placed(choices, client.post(`${at}/preview`, asked));
  refuseImpossible(preview, choices);
  return { preview, choices };
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

function leavingText({ person, rows, ends }: Proposal): string {
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
          ['KIND', 'WHAT', 'PART', 'BECOMES', 'TO', 'WHY', optional('THING')],
          rows.map((row) => [
            said(row.kind),
            plain(row.name),
            said(row.part),
            said(row.becomes),
            nameOf(row.to),
            row.why,
            refOf(row),
          ]),
          1,
        ),
  ].join('\n\n');
}
