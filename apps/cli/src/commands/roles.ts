import { Option, type Command } from 'commander';
import { Client, type Schemas } from '../lib/client.js';
import { Failure } from '../lib/failure.js';
import { given, instant, wholeNumber } from '../lib/options.js';
import { facts, nameOf, plain, show, table, whenText } from '../lib/output.js';
import { personId, programId, teamId } from '../lib/refs.js';

const json = ['--json', 'print one JSON document'] as const;
const names = [
  ...['administrator', 'head_of_governance', 'program_manager', 'risk_analyst'],
  ...['control_owner', 'tester', 'auditor', 'member'],
];

interface Asked {
  to?: string;
  team?: string;
  group?: string;
  source?: string;
  everywhere?: boolean;
  domain?: string;
  market?: string;
  program?: string;
  from?: string;
  until?: string;
  reason: string;
  json?: boolean;
}

/** Roles with a scope: who may do what where, beside what follows from the records themselves. */
export function roleCommands(program: Command): void {
  const roles = program.command('roles').description('roles with a scope: give, take, list');
  roles
    .command('give')
    .description('give a role to a person, a team or a provider’s group')
    .argument('<role>', names.join(', '))
    .option('--to <who>', 'the person')
    .option('--team <team>', 'or everybody of a team')
    .option('--group <group>', 'or everybody of a group, with --source')
    .option('--source <source>', 'who keeps the group: scim, lark, oidc/<provider>')
    .option('--everywhere', 'it holds for all that there is')
    .option('--domain <domain>', 'it holds in this domain')
    .option('--market <market>', 'it holds in this market')
    .option('--program <program>', 'it holds in this program')
    .option('--from <date>', 'from when on; at once where nothing is said', instant)
    .option('--until <date>', 'until when', instant)
    .requiredOption('--reason <text>', 'why; it stands in the trail, and they are told')
    .option(...json)
    .addHelpText(
      'after',
      '\nExamples:\n  tollgate roles give head_of_governance --to mei@example.com --domain AML --reason "heads AML from May"\n  tollgate roles give auditor --group "External audit" --source scim --everywhere --until 2027-03-31 --reason "audit of 2026"\n',
    )
    .action(async (role: string, options: Asked) => {
      const client = new Client();
      const { to, team, group, source, domain, market, from, until, reason } = options;
      const made = await client.post(
        '/role-grants',
        given({
          role: role as Schemas['RoleGrant']['role'],
          personId: to === undefined ? undefined : await personId(client, to),
          teamId: team === undefined ? undefined : await teamId(client, team),
          ...{ group, source },
          scope: scopeOf(options),
          ...{ domain, market },
          programId: options.program === undefined ? undefined : await programId(client, options.program),
          ...{ from, until, reason },
        }),
      );
      show(options.json, made, () => grantText(made));
    });
  roles
    .command('take <id>')
    .description('take a role; or give back one of your own')
    .action(async (id: string) => {
      await new Client().delete(`/role-grants/${encodeURIComponent(id)}`);
      process.stdout.write('Taken.\n');
    });
  roles
    .command('list')
    .description('list roles, the last given first')
    .option('--person <who>', 'whose they are, by themself, their team or a group')
    .option('--team <team>', 'given to this team')
    .addOption(new Option('--role <role>').choices(names))
    .addOption(new Option('--state <state>').choices(['coming', 'holds', 'over', 'taken']))
    .option('--limit <n>', 'how many at most', wholeNumber, 50)
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate roles list --person me --state holds\n')
    .action(async (options: ListOptions) => {
      const { person, team, role, state } = options;
      const { items, more } = await new Client().all(
        '/role-grants',
        given({
          person,
          team,
          role: role as Schemas['RoleGrant']['role'],
          state: state as Schemas['RoleGrant']['state'],
        }),
        options.limit,
      );
      show(options.json, { items, more }, () =>
        table(
          ['ROLE', 'WHO', 'WHERE', 'FROM', 'UNTIL', 'STATE', 'ID'],
          items.map((grant) => [
            plain(grant.role),
            holderText(grant),
            whereText(grant),
            whenText(grant.from),
            whenText(grant.until),
            plain(grant.state),
            plain(grant.id),
          ]),
        ),
      );
    });
}

interface ListOptions {
  person?: string;
  team?: string;
  role?: string;
  state?: string;
  limit: number;
  json?: boolean;
}

type RoleGrant = Schemas['RoleGrant'];

/** The one that is named; the API says what is wrong with two. Never everywhere because nothing was said. */
function scopeOf({ domain, market, program, everywhere }: Asked): RoleGrant['scope'] {
  if (domain !== undefined) return 'domain';
  if (market !== undefined) return 'market';
  if (program !== undefined) return 'program';
  if (everywhere === true) return 'all';
  throw new Failure('Say where it holds: --everywhere, --domain, --market or --program.');
}

function holderText({ person, team, group }: RoleGrant): string {
  if (person) return nameOf(person);
  return team ? `team ${nameOf(team)}` : plain(`${group?.name ?? ''} (${group?.source ?? ''})`);
}

function whereText({ domain, market, program }: RoleGrant): string {
  if (program) return nameOf(program);
  return plain(domain ?? market ?? 'everywhere');
}

function grantText(grant: RoleGrant): string {
  return facts([
    ['Role', plain(grant.role)],
    ['Who', holderText(grant)],
    ['Where', whereText(grant)],
    ['From', whenText(grant.from)],
    ['Until', whenText(grant.until)],
    ['Why', plain(grant.reason)],
    ['Id', plain(grant.id)],
  ]);
}
