import { Option, type Command } from 'commander';
import { Client, type Json } from '../lib/client.js';
import { collect, collectValues, day, given, timeOfDay } from '../lib/options.js';
import { show } from '../lib/output.js';
import { isNamed, personId, programId } from '../lib/refs.js';
import { itemFacts } from './item-text.js';
import { itemPolicies, policiesOf, withPolicyOptions, type PolicyOptions } from './policy-options.js';

interface Facts {
  program: string;
  title: string;
  owner: string;
  due: string;
  time?: string;
  zone?: string;
  description?: string;
  severity?: string;
  rootCause?: string;
  externalId?: string;
  tag?: string[];
  phase?: string;
  attribute?: Json;
  late?: string;
  link?: string[];
  json?: boolean;
}

export function createCommand(items: Command): void {
  withPolicyOptions(items.command('create').description('create an item'), itemPolicies)
    .requiredOption('--program <name>', 'in this program')
    .requiredOption('--title <title>', 'what is to be done')
    .requiredOption('--owner <who>', 'who answers for it')
    .requiredOption('--due <date>', 'due date, YYYY-MM-DD', day)
    .option('--time <time>', 'time of day; 18:00 where nothing is said', timeOfDay)
    .option('--zone <zone>', 'time zone; the owner’s where nothing is said')
    .option('--description <text>')
    .option('--severity <severity>')
    .option('--root-cause <text>')
    .option('--external-id <id>')
    .option('--tag <tag>', 'once for each tag', collect)
    .option('--phase <name>', 'in this phase; the open one where nothing is said')
    .option('--attribute <name=value>', 'once for each, such as Category=Toys', collectValues)
    .addOption(
      new Option('--late <mode>', 'what the ladder does where it is late already').choices([
        'start',
        'catch-up',
        'silent',
      ]),
    )
    .option('--link <record>', 'once for each case, finding or control that it comes out of, such as CA-12', collect)
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  tollgate items create --program "Leakage 2026" --title "Retrain reviewers" --owner lin@example.com --due 2026-12-04\n  tollgate items create --program "Leakage 2026" --title "Close the filter gap" --owner lin@example.com --due 2026-12-04 --effectiveness Default\n',
    )
    .action(async (options: Facts & PolicyOptions) => {
      const client = new Client();
      const id = await programId(client, options.program);
      const phases = options.phase === undefined ? [] : (await client.get(`/programs/${id}`)).phases;
      const phase = phases.find(({ name }) => isNamed(name, options.phase));
      const item = await client.post(
        '/action-items',
        given({
          programId: id,
          phaseId: options.phase === undefined ? undefined : (phase?.id ?? options.phase),
          title: options.title,
          ownerId: await personId(client, options.owner),
          due: given({ date: options.due, time: options.time, zone: options.zone }),
          description: options.description,
          severity: options.severity,
          rootCause: options.rootCause,
          externalId: options.externalId,
          tags: options.tag,
          late: options.late,
          attributes: options.attribute,
          links: options.link,
          policies: policiesOf(options, itemPolicies),
        }),
      );
      show(options.json, item, () => itemFacts(item));
    });
}
