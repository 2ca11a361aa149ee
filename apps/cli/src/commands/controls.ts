import { Option, type Command } from 'commander';
import { Client, type Body, type Schemas } from '../lib/client.js';
import { collect, given, instant, wholeNumber } from '../lib/options.js';
import { facts, nameOf, plain, show, table, whenText, words } from '../lib/output.js';
import { personId } from '../lib/refs.js';
import { stages } from './case-acts.js';
import { actCommands, type Controls } from './control-acts.js';
import { automations, contentOf, controlTypes, withContent, type Content } from './control-content.js';
import { coverageCommand } from './control-coverage.js';
import { linkCommands } from './links.js';
import { json, RecordCommands, type Common, type Numbered } from './record-commands.js';
import { exportCommand } from './register-export.js';
import { registerImportCommand } from './register-import.js';

export const controlRegister = { at: '/controls', key: 'CO' } as const;

interface Filters {
  status?: string;
  type?: string;
  automation?: string;
  stage?: string;
  owner?: string;
  operator?: string;
  domainLead?: string;
  market?: string;
  domain?: string;
  overdue?: boolean;
  missed?: boolean;
  attested?: boolean;
  failing?: boolean;
  covers?: string;
  changedSince?: string;
  q?: string;
  sort?: string;
}

/** Controls. @param others what people call by numbers too, and a control may be linked to */
export function controlCommands(program: Command, others: readonly Numbered[]): void {
  const controls = program
    .command('controls')
    .description('controls: propose one, let it operate, attest it, see its runs and what is not covered');
  listCommand(controls);
  const one: Controls = new RecordCommands(controls, {
    ...{ ...controlRegister, noun: 'control', text: controlFacts },
    read: (client, path) => client.get(path),
  });
  one.show('a control, and what may be done to it');
  addCommand(controls);
  actCommands(one);
  versionsCommand(one);
  coverageCommand(controls);
  one.answers();
  linkCommands(one, 'control', [...others, controlRegister]);
  registerImportCommand(controls, { at: '/controls/imports', what: 'controls', one: 'control', example: 'controls' });
  exportCommand(controls, {
    ...{ at: '/exports/controls', what: 'controls', narrowed: withFilters },
    example: 'missed.xlsx --missed',
  });
}

function withFilters(command: Command): Command {
  return command
    .option('--status <status>', 'one or more, with commas between: proposed, operating, retired')
    .addOption(new Option('--type <type>', 'of this type').choices(controlTypes))
    .addOption(new Option('--automation <how>', 'performed so').choices(automations))
    .addOption(new Option('--stage <stage>', 'at this stage of the lifecycle').choices(stages))
    .option('--owner <who>', 'by id, mail address or name; me')
    .option('--operator <who>', 'by id, mail address or name; me')
    .option('--domain-lead <who>', 'by id, mail address or name; me')
    .option('--market <market>')
    .option('--domain <domain>')
    .option('--covers <domain>', 'that cover this domain: it is theirs, or all are')
    .option('--failing', 'that operate and fail, as coverage takes it')
    .option('--overdue', 'whose attestation is late')
    .option('--missed', 'whose last run was missed')
    .option('--attested', 'whose present version is attested')
    .option('--changed-since <date>', 'that changed at or after', instant)
    .option('-q, --q <text>', 'part of the title')
    .option('--sort <order>', 'due, next, created, number or updated; with - before it, backwards');
}

function listCommand(controls: Command): void {
  withFilters(controls.command('list').description('list controls, those whose attestation is due first on top'))
    .option('--limit <n>', 'how many at most', wholeNumber, 50)
    .option('--count', 'only how many there are')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate controls list --status operating --missed\n')
    .action(
      async ({ limit, count, json: asJson, ...filters }: Common & Filters & { limit: number; count?: boolean }) => {
        const client = new Client();
        const query = given(filters);
        if (count) {
          const found = await client.get('/controls/count', query);
          show(asJson, found, () => plain(found.count));
          return;
        }
        const { items, more } = await client.all('/controls', query, limit);
        const rows = items.map((c) => [
          plain(c.key),
          plain(c.title),
          nameOf(c.operator),
          words(c.status),
          [c.missedInARow > 0 ? `${plain(c.missedInARow)} missed` : '', c.failing ? 'failing' : '']
            .filter(Boolean)
            .join(', '),
          c.next === null ? '' : plain(c.next.date),
          c.due === null ? '' : plain(c.due.date) + (c.overdue ? ', overdue' : ''),
        ]);
        show(asJson, { items, more }, () =>
          table(['CONTROL', 'TITLE', 'OPERATOR', 'STATUS', 'RUNS', 'NEXT RUN', 'ATTEST BY'], rows, 1),
        );
      },
    );
}

interface Added extends Common, Content {
  owner?: string;
  operator: string;
  domainLead?: string;
  link?: string[];
  restricted?: boolean;
  reader?: string[];
  escalation?: string;
  reminder?: string;
}

function addCommand(controls: Command): void {
  withContent(controls.command('add'), true)
    .description('propose a control; somebody else lets it operate')
    .requiredOption('--operator <who>', 'who performs it')
    .option('--owner <who>', 'who answers for it; you, where nothing is said')
    .option('--domain-lead <who>', 'who leads its domain, and hears of what is late')
    .option('--link <record>', 'the risks that it meets, such as RK-3; once for each', collect)
    .option('--restricted', 'seen by those who have a part in it and by readers only')
    .option('--reader <who>', 'who reads a restricted one all the same; once for each', collect)
    .option('--escalation <policy>', 'by name, e.g. Fast@2; the default where nothing is said')
    .option('--reminder <policy>', 'likewise')
    .option(...json)
    .addHelpText(
      'after',
      '\nExample:\n  tollgate controls add --title "Second look at takedowns" --objective "No listing is taken down wrongly" \\\n    --type detective --stage enforcement --market VN --rule "FREQ=WEEKLY;BYDAY=MO" --operator mei@example.com --link RK-3\n',
    )
    .action(async (options: Added) => {
      const client = new Client();
      const who = async (ref: string | undefined): Promise<string | undefined> =>
        ref === undefined ? undefined : personId(client, ref);
      const policies = given({ escalation: options.escalation, reminder: options.reminder });
      const { restricted, reader, link, automation = 'manual' } = options;
      const body = {
        ...{ ...contentOf(options), automation, operatorId: await personId(client, options.operator) },
        ...given({
          ownerId: await who(options.owner),
          domainLeadId: await who(options.domainLead),
          restricted,
          links: link,
          readerIds: reader && (await Promise.all(reader.map((ref) => personId(client, ref)))),
          policies: Object.keys(policies).length === 0 ? undefined : policies,
        }),
      };
      // What must be said, the options ask for.
      const found = await client.post('/controls', body as Body<'/controls', 'post'>);
      show(options.json, found, () => controlFacts(found));
    });
}

function versionsCommand(one: Controls): void {
  one
    .on('versions', 'the versions of what it says, with what changed and why')
    .action(async (ref: string, options: Common) => {
      const found = await new Client().get(`${one.path(ref)}/versions`);
      const rows = found.items.map((v) => [
        plain(v.revision),
        whenText(v.madeAt),
        nameOf(v.madeBy),
        v.changed.map(words).join(', '),
        v.reason ?? '',
      ]);
      show(options.json, found, () => table(['VERSION', 'WHEN', 'BY', 'CHANGED', 'WHY'], rows, 4));
    });
}

/** A control as people read it. */
function controlFacts(c: Schemas['ControlDetail']): string {
  const { attestation, approval, retirement, due, missed, frequency } = c;
  const raises =
    missed.raises === null
      ? null
      : `${words(missed.raises)}${missed.rating === null ? '' : `, rated ${missed.rating}`}`;
  return facts([
    ['Control', `${plain(c.key)} ${plain(c.title)}`],
    ['Objective', c.objective],
    ['Procedure', c.procedure],
    ['Type', `${words(c.type)}, ${words(c.automation)}`],
    ['Status', words(c.status) + (c.restricted ? '; restricted' : '')],
    ['Version', plain(c.revision)],
    ['Frequency', `${frequency.rule}, from ${frequency.time} (${frequency.zone}), within ${c.within}`],
    ['Next run', c.next && whenText(c.next.at)],
    [
      'Runs',
      `${plain(c.runs)} expected, ${plain(c.openRuns)} open, ${plain(c.missedInARow)} missed in a row${c.failing ? '; failing' : ''}`,
    ],
    ['Missed raise', raises && `${raises}, after ${plain(missed.inARow)} in a row`],
    [
      'Attested',
      attestation &&
        `${attestation.holds ? '' : 'an older version, '}by ${nameOf(attestation.by)}, ${whenText(attestation.at)}: ${attestation.statement}`,
    ],
    ['Attest by', due && `${whenText(due.at)}${c.overdue ? ', overdue' : ''}; every ${c.attestEvery}`],
    ['Ladder', c.ladderLevel > 0 ? `level ${plain(c.ladderLevel)}` : null],
    ['Held until', c.acknowledgedUntil && whenText(c.acknowledgedUntil)],
    ['Owner', nameOf(c.owner)],
    ['Operator', nameOf(c.operator)],
    ['Author', nameOf(c.author)],
    ['Domain lead', nameOf(c.domainLead)],
    ['Stage', words(c.stage)],
    ['Domain', c.domain],
    ['Markets', c.markets.join(', ')],
    ['Operates', approval && `by ${nameOf(approval.by)}, ${whenText(approval.at)}`],
    ['Retired', retirement && `by ${nameOf(retirement.by)}: ${retirement.reason}`],
    ['May be', c.allowed.map(words).join(', ')],
    ['Id', c.id],
  ]);
}
