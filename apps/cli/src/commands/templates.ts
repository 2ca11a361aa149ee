import type { Command } from 'commander';
import { Client, type Body, type Json, type Schemas } from '../lib/client.js';
import { jsonFile } from '../lib/json-file.js';
import { collectValues, given, wholeNumber } from '../lib/options.js';
import { beyondMark, facts, nameOf, optional, plain, show, table } from '../lib/output.js';
import { personId, programId, templatePath, type TemplatePath } from '../lib/refs.js';
import { programText } from './programs.js';
import { watchRehearsal } from './rehearse.js';

interface Common {
  json?: boolean;
}

export interface LaunchOptions {
  name?: string;
  param?: Record<string, string>;
  manager?: string;
  lead?: string;
  zone?: string;
  version?: number;
}

const json = ['--json', 'print one JSON document'] as const;

/** Templates: programs with roles instead of names and relative dates. */
export function templateCommands(program: Command): void {
  const templates = program
    .command('templates')
    .description('templates of programs: list, show, create, edit, publish, preview, launch, from-program');
  templates
    .command('list')
    .description('list templates')
    .option('-q, --q <text>', 'part of the name')
    .option('--limit <n>', 'how many at most', wholeNumber, 50)
    .option(...json)
    .action(async (options: Common & { q?: string; limit: number }) => {
      const { items, more } = await new Client().all('/templates', given({ q: options.q }), options.limit);
      const rows = items.map((t) => [
        plain(t.name),
        plain(t.published) || 'none yet',
        plain(t.draft),
        parameterNames(t),
        plain(t.id),
      ]);
      show(options.json, { items, more }, () =>
        table(['TEMPLATE', 'PUBLISHED', 'DRAFT', 'PARAMETERS', optional('ID')], rows, 3),
      );
    });
  on(templates, 'show', 'a template and its parameters; with --version what that version says', '')
    .option('--version <n>', 'the body of this version', wholeNumber)
    .action(async (ref: string, options: Common & { version?: number }) => {
      const client = new Client();
      const path = await templatePath(client, ref);
      if (options.version === undefined) {
        const template = await client.get(path);
        show(options.json, template, () => templateText(template));
        return;
      }
      const version = await client.get(`${path}/versions/${String(options.version)}`);
      show(options.json, version, () => JSON.stringify(version.body, null, 2));
    });
  templates
    .command('create <name>')
    .description('create a template whose first draft is the JSON in a file')
    .requiredOption('--file <file>', 'parameters, phases and items; see docs/templates.md')
    .option('--description <text>')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate templates create "Leakage review" --file leakage.json\n')
    .action(async (name: string, options: Common & { file: string; description?: string }) => {
      const { description, file } = options;
      const template = await new Client().post('/templates', given({ name, description, body: jsonFile(file) }));
      show(options.json, template, () => templateText(template));
    });
  on(templates, 'edit', 'replace the draft, or begin one', '--file leakage.json')
    .requiredOption('--file <file>', 'parameters, phases and items; see docs/templates.md')
    .option('--name <name>', 'rename it')
    .option('--description <text>')
    .action(async (ref: string, options: Common & { file: string; name?: string; description?: string }) => {
      const client = new Client();
      const path = await templatePath(client, ref);
      const { version } = await client.get(path);
      const { name, description, file } = options;
      const template = await client.put(`${path}/draft`, given({ name, description, body: jsonFile(file) }), version);
      show(options.json, template, () => templateText(template));
    });
  on(templates, 'publish', 'publish the draft; it never changes again', '').action(
    async (ref: string, options: Common) => {
      const client = new Client();
      const template = await client.post(`${await templatePath(client, ref)}/publish`);
      show(options.json, template, () => templateText(template));
    },
  );
  launchCommands(templates);
  rehearseCommand(templates);
  templates
    .command('from-program <program>')
    .description('make a draft from a program: dates as working days from its start, owners as roles')
    .requiredOption('--name <name>', 'the name of the new template')
    .option('--description <text>')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate templates from-program "Leakage 2026" --name "Leakage review"\n')
    .action(async (ref: string, options: Common & { name: string; description?: string }) => {
      const client = new Client();
      const path = `/programs/${await programId(client, ref)}/template` as const;
      const template = await client.post(path, given({ name: options.name, description: options.description }));
      show(options.json, template, () => templateText(template));
    });
}

function launchCommands(templates: Command): void {
  withLaunch(on(templates, 'preview', 'what a launch would make; nothing is written', '--param market=SG'))
    .option('--name <name>', 'of the program; may have placeholders')
    .action(async (ref: string, options: Common & LaunchOptions) => {
      const client = new Client();
      const path = await templatePath(client, ref);
      const preview = await client.post(`${path}/preview`, await launchOf(client, path, options));
      show(options.json, preview, () => previewText(preview));
    });
  withLaunch(on(templates, 'launch', 'make a program', '--name "Leakage {{market}} 2027" --param market=SG --activate'))
    .requiredOption('--name <name>', 'of the program; may have placeholders')
    .option('--activate', 'launch it at once; otherwise it is a draft')
    .option('--as-previewed <digest>', 'only what the preview showed, by the digest that it gave')
    .action(
      async (
        ref: string,
        options: Common & LaunchOptions & { name: string; activate?: boolean; asPreviewed?: string },
      ) => {
        const client = new Client();
        const path = await templatePath(client, ref);
        const { name, activate, asPreviewed: digest } = options;
        const body = { ...(await launchOf(client, path, options)), ...given({ name, activate, digest }) };
        const made = await client.post(`${path}/launch`, body);
        show(options.json, made, () => programText(made));
      },
    );
}

/** What a launch would lead to, if nobody did anything. */
function rehearseCommand(templates: Command): void {
  withLaunch(on(templates, 'rehearse', 'play what a launch would lead to if nobody did anything', '--param market=SG'))
    .option('--days <n>', 'how many days from now', wholeNumber, 90)
    .option('--timeline', 'print every event, too')
    .action(async (ref: string, options: LaunchOptions & { days: number; timeline?: boolean }) => {
      const client = new Client();
      const path = await templatePath(client, ref);
      const body = { ...(await launchOf(client, path, options)), days: options.days };
      await watchRehearsal(client, await client.post(`${path}/rehearse`, body), options);
    });
}

function withLaunch(command: Command): Command {
  return command
    .option('--param <name=value>', 'once for each; people by id, mail address or name', collectValues)
    .option('--manager <who>', 'program manager; you, where nobody is named')
    .option('--lead <who>', 'domain lead')
    .option('--zone <zone>')
    .option('--version <n>', 'the newest that is published where nothing is said', wholeNumber);
}

/** What a launch is asked for with. */
async function launchOf(
  client: Client,
  path: TemplatePath,
  options: LaunchOptions,
): Promise<Body<`${TemplatePath}/preview`, 'post'>> {
  const who = async (ref: string | undefined): Promise<string | undefined> =>
    ref === undefined ? undefined : personId(client, ref);
  return given({
    name: options.name,
    version: options.version,
    parameters: await parametersOf(client, path, options),
    managerId: await who(options.manager),
    domainLeadId: await who(options.lead),
    timeZone: options.zone,
  });
}

/** The values as the API takes them: people by their ids. */
export async function parametersOf(
  client: Client,
  path: TemplatePath,
  { param = {}, version }: Pick<LaunchOptions, 'param' | 'version'>,
): Promise<Json> {
  const known =
    version === undefined
      ? (await client.get(path)).parameters
      : ((await client.get(`${path}/versions/${String(version)}`)).body.parameters ?? []);
  const people = new Set(known.flatMap(({ name, kind }) => (kind === 'person' ? [plain(name)] : [])));
  const values: Json = {};
  for (const [name, value] of Object.entries(param))
    values[name] = people.has(name) ? await personId(client, value) : value;
  return values;
}

function on(templates: Command, name: string, description: string, example: string): Command {
  return templates
    .command(`${name} <template>`)
    .description(description)
    .option(...json)
    .addHelpText('after', `\nExample:\n  tollgate templates ${`${name} "Leakage review" ${example}`.trim()}\n`);
}

function parameterNames(template: Schemas['Template']): string {
  return template.parameters.map(({ name }) => plain(name)).join(', ');
}

function templateText(template: Schemas['Template']): string {
  const versions = template.versions.map(
    (v) => `${plain(v.version)} ${plain(v.status)}, ${plain(v.programs)} programs`,
  );
  const parameters = template.parameters.map((p) => [
    plain(p.name),
    plain(p.kind),
    p.required === false || p.default != null ? '' : 'yes',
    plain(p.default),
    plain(p.description),
  ]);
  const about = facts([
    ['Template', template.name],
    ['About', template.description],
    ['Versions', versions.join('; ')],
    ['Id', template.id],
  ]);
  return parameters.length === 0
    ? about
    : `${about}\n\n${table(['PARAMETER', 'KIND', 'NEEDED', 'DEFAULT', 'ABOUT'], parameters, 4)}`;
}

function previewText(preview: Schemas['PreviewedLaunch']): string {
  const program = preview.program;
  const problems = preview.problems.map((p) => `${plain(p.path)}: ${plain(p.message)}`);
  const phases = preview.phases.map((p) => [
    plain(p.name),
    plain(p.targetDate) + beyondMark(p.beyondKnown),
    plain(p.because) + (p.warning === null ? '' : `. ${p.warning}`),
  ]);
  const items = preview.items.map((item) => {
    const due = item.due;
    return [
      plain(item.key),
      plain(item.title),
      plain(item.phase),
      nameOf(item.owner),
      `${plain(due.date)} ${plain(due.time)}`.trim() + beyondMark(due.beyondKnown),
      plain(item.because) + (item.warning === null ? '' : `. ${plain(item.warning)}`),
    ];
  });
  return [
    facts([
      ['Program', program.name],
      ['Manager', nameOf(program.manager)],
      ['Domain lead', nameOf(program.domainLead)],
      ['Markets', program.markets.join(', ')],
      ['Would launch', preview.launchable ? 'yes' : 'no'],
      ['Digest', preview.digest],
    ]),
    ...(problems.length > 0 ? [`\nIn the way:\n${problems.map((line) => `  ${line}`).join('\n')}`] : []),
    ...preview.proofs.map(
      ({ path, policy, version, text }) => `\n${plain(path)} (${plain(policy)}@${plain(version)}): ${plain(text)}`,
    ),
    `\n${table(['PHASE', 'TARGET', 'BECAUSE'], phases, 2)}`,
    `\n${table(['ITEM', 'TITLE', 'PHASE', 'OWNER', 'DUE', 'BECAUSE'], items, 5)}`,
  ].join('\n');
}
