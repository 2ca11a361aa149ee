import { readFileSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { Client, Failure, type Body, type Schemas } from '../lib/client.js';
import { collect, given, wholeNumber } from '../lib/options.js';
import { facts, nameOf, optional, plain, show, table, whenText } from '../lib/output.js';
import { namedId, personId, programId } from '../lib/refs.js';

interface Common {
  json?: boolean;
}

interface Facts extends Common {
  name?: string;
  issuer?: string;
  clientId?: string;
  secretFile?: string;
  scope?: string[];
  groupClaim?: string;
  audience?: string;
  jwksUrl?: string;
  tenantKey?: string;
  domain?: string[];
  unknown?: 'create' | 'refuse';
  market?: string;
  team?: string;
  level?: Level;
  levelClaim?: string;
  program?: string;
  programClaim?: string;
  maxMinutes?: number;
  skew?: number;
  algorithm?: string[];
  singleUse?: boolean;
}

type Level = 'read' | 'act' | 'administer';

type Patch = Body<`/sign-in-providers/${string}`, 'patch'>;

const levels: Level[] = ['read', 'act', 'administer'];

const json = ['--json', 'print one JSON document'] as const;

/** Where people sign in elsewhere, and who they are there. */
export function providerCommands(program: Command): void {
  const providers = program
    .command('providers')
    .description('where people sign in elsewhere: list, show, add, edit, remove, identities, link, unlink');
  providers
    .command('list')
    .description('list providers')
    .option(...json)
    .action(async (options: Common) => {
      const { items } = await new Client().all('/sign-in-providers', {}, 1_000);
      show(options.json, { items }, () =>
        table(
          ['KEY', 'KIND', 'NAME', 'ISSUER', 'STRANGERS', 'STATE', optional('ID')],
          items.map((p) => [
            plain(p.key),
            plain(p.kind),
            plain(p.name),
            plain(p.issuer),
            p.kind === 'jwt' ? '' : p.unknown === 'create' ? 'are created' : 'are refused',
            p.active ? 'on' : 'off',
            plain(p.id),
          ]),
          4,
        ),
      );
    });
  on(providers, 'show', 'a provider').action(async (key: string, options: Common) => {
    const client = new Client();
    const found = await client.get(await pathOf(client, key));
    show(options.json, found, () => providerText(found));
  });
  fields(providers.command('add <key>').description('add a provider'))
    .addOption(
      new Option('--kind <kind>', 'OpenID Connect, Lark or Feishu, or tokens of services')
        .choices(['oidc', 'lark', 'jwt'])
        .makeOptionMandatory(),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  tollgate providers add okta --kind oidc --name Okta --issuer https://example.okta.com --client-id 0oa1 --secret-file okta.secret\n' +
        '  tollgate providers add lark --kind lark --name Lark --client-id cli_a1b2 --secret-file lark.secret --unknown create\n',
    )
    .action(async (key: string, options: Facts & { kind: 'oidc' | 'lark' | 'jwt' }) => {
      const client = new Client();
      const { kind, name = key } = options;
      const made = await client.post('/sign-in-providers', { ...(await factsOf(client, options)), key, kind, name });
      show(options.json, made, () => providerText(made));
    });
  fields(on(providers, 'edit', 'change a provider, or switch it off or on'))
    .addOption(new Option('--on', 'switch it on again').conflicts('off'))
    .option('--off', 'switch it off; sessions that it opened end')
    .action(async (key: string, options: Facts & { on?: boolean; off?: boolean }) => {
      const client = new Client();
      const path = await pathOf(client, key);
      const { version } = await client.get(path);
      const active = options.on ? true : options.off ? false : undefined;
      const changes = { ...(await factsOf(client, options)), ...given({ active }) };
      const found = await client.patch(path, changes, version);
      show(options.json, found, () => providerText(found));
    });
  providers
    .command('remove <key>')
    .description('remove a provider; nobody comes in by it any more')
    .action(async (key: string) => {
      const client = new Client();
      await client.delete(await pathOf(client, key));
      process.stdout.write('Removed.\n');
    });
  identityCommands(providers);
}

function identityCommands(providers: Command): void {
  on(providers, 'identities', 'who is known there, and as whom').action(async (key: string, options: Common) => {
    const client = new Client();
    const { items } = await client.all(`${await pathOf(client, key)}/identities`, {}, 10_000);
    show(options.json, { items }, () =>
      table(
        ['THERE', 'HERE', 'HOW', 'LAST', optional('ID')],
        items.map((i) => [
          plain(i.subject),
          nameOf(i.person),
          plain(i.how),
          i.lastUsedAt === null ? '' : whenText(i.lastUsedAt),
          plain(i.id),
        ]),
        0,
      ),
    );
  });
  providers
    .command('link <key> <subject> <person>')
    .description('say who somebody, or a service, is there')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate providers link okta 00u1ab2c3 mei@example.com\n')
    .action(async (key: string, subject: string, person: string, options: Common) => {
      const client = new Client();
      const body = { subject, personId: await personId(client, person) };
      const made = await client.post(`${await pathOf(client, key)}/identities`, body);
      show(options.json, made, () => `${plain(made.subject)} is ${nameOf(made.person)} from now on.`);
    });
  providers
    .command('unlink <key> <subject>')
    .description('take away who somebody is there')
    .action(async (key: string, subject: string) => {
      const client = new Client();
      const path = await pathOf(client, key);
      const { items } = await client.all(`${path}/identities`, { subject }, 1);
      const [identity] = items;
      if (!identity) throw new Failure(`Nobody is known there as ${subject}.`);
      await client.delete(`${path}/identities/${identity.id}`);
      process.stdout.write(`${nameOf(identity.person)} is not known there as ${plain(subject)} any more.\n`);
    });
}

function on(providers: Command, name: string, description: string): Command {
  return providers
    .command(`${name} <key>`)
    .description(description)
    .option(...json)
    .addHelpText('after', `\nExample:\n  tollgate providers ${name} okta\n`);
}

function fields(command: Command): Command {
  if (!command.options.some(({ long }) => long === '--json')) command.option(...json);
  return command
    .option('--name <name>', 'as the page of signing in shows it')
    .option('--issuer <url>', 'who vouches, exactly as it names itself; of Lark its platform')
    .option('--client-id <id>', 'the id under which this installation is known there')
    .option('--secret-file <file>', 'a file that holds the secret and nothing else; - reads it from the input')
    .option('--scope <scope>', 'once for each that is asked for besides what is needed', collect)
    .option('--group-claim <claim>', 'the claim that holds groups, e.g. groups')
    .option('--audience <audience>', 'for whom tokens of services must be made')
    .option('--jwks-url <url>', 'where the keys for tokens of services are')
    .option('--tenant-key <key>', 'of Lark: only people of this company')
    .option('--domain <domain>', 'once for each domain of mail whose addresses it may stand up for', collect)
    .addOption(new Option('--unknown <what>', 'what becomes of strangers').choices(['create', 'refuse']))
    .option('--market <market>', 'the market of those who are created')
    .option('--team <team>', 'the team of those who are created')
    .addOption(
      new Option('--level <level>', 'what tokens of services are good for at most; act where nothing is said').choices(
        levels,
      ),
    )
    .option('--level-claim <claim>', 'the claim that says what one is good for, e.g. scope')
    .option('--program <program>', 'the one program that they are good for; all lifts that')
    .option('--program-claim <claim>', 'the claim that holds the id of the program that one is good for')
    .option('--max-minutes <minutes>', 'for how long one may hold, from iat to exp', wholeNumber)
    .option('--skew <seconds>', 'by how much clocks may differ', wholeNumber)
    .option('--algorithm <algorithm>', 'once for each by which they may be signed, e.g. ES256', collect)
    .option('--single-use', 'each is taken once, by its claim jti')
    .option('--no-single-use', 'each is taken until it ends');
}

async function factsOf(client: Client, options: Facts): Promise<Omit<Patch, 'active'>> {
  const { secretFile, scope, domain, team, name, issuer, clientId, groupClaim } = options;
  const { audience, jwksUrl, tenantKey, unknown, market, level, levelClaim, programClaim } = options;
  const { program, maxMinutes, skew: skewSeconds, singleUse, algorithm: algorithms } = options;
  return given({
    ...{
      name,
      issuer,
      clientId,
      groupClaim,
      audience,
      jwksUrl,
      tenantKey,
      unknown,
      market,
      level,
      levelClaim,
      programClaim,
    },
    ...{ maxMinutes, skewSeconds, singleUse, algorithms },
    programId: program === undefined ? undefined : program === 'all' ? null : await programId(client, program),
    scopes: scope,
    domains: domain,
    // A secret on the command line is seen by everybody on the machine.
    secret: secretFile === undefined ? undefined : readFileSync(secretFile === '-' ? 0 : secretFile, 'utf8').trim(),
    teamId: team === undefined ? undefined : await namedId(client, 'team', team),
  });
}

async function pathOf(client: Client, key: string): Promise<`/sign-in-providers/${string}`> {
  const { items } = await client.all('/sign-in-providers', { key }, 1);
  const [found] = items;
  if (!found) throw new Failure(`There is no provider "${key}". See: tollgate providers list`);
  return `/sign-in-providers/${found.id}`;
}

function providerText(provider: Schemas['SignInProvider']): string {
  return facts([
    ['Provider', provider.key],
    ['Kind', provider.kind],
    ['Name', provider.name],
    ['Issuer', provider.issuer],
    ['Client', plain(provider.clientId)],
    ['Secret', provider.hasSecret ? 'stored' : 'none'],
    ...(provider.kind === 'jwt' ? tokenFacts(provider) : strangerFacts(provider)),
    ['Register there', plain(provider.redirectUrl)],
    ['State', provider.active ? 'on' : 'off'],
    ['Id', provider.id],
  ]);
}

function strangerFacts({ unknown }: Schemas['SignInProvider']): [string, string][] {
  return [['Strangers', unknown === 'create' ? 'are created' : 'are refused']];
}

function tokenFacts(provider: Schemas['SignInProvider']): [string, string][] {
  const { level, levelClaim, program, programClaim, maxMinutes, skewSeconds, algorithms, singleUse } = provider;
  const said = (claim: string | null): string => (claim === null ? '' : `, by the claim ${claim}`);
  return [
    ['Good to', `${level ?? ''}${levelClaim === null ? '' : ' at most'}${said(levelClaim)}`],
    [
      'Programs',
      program === null && programClaim === null
        ? 'all'
        : `${program === null ? 'one' : nameOf(program)}${said(programClaim)}`,
    ],
    ['Hold', maxMinutes === null ? 'as long as they say' : `${maxMinutes} min at most`],
    ['Clocks', `may differ by ${skewSeconds ?? 0} s`],
    ['Signed by', algorithms.length === 0 ? 'RSA or elliptic curves' : algorithms.join(', ')],
    ['Taken', singleUse ? 'once' : 'until they end'],
  ];
}
