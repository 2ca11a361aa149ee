import { Option, type Command } from 'commander';
import { Client, type Body, type Schemas } from '../lib/client.js';
import { jsonFile } from '../lib/json-file.js';
import { given } from '../lib/options.js';
import { facts, optional, plain, show, table } from '../lib/output.js';
import { policyId } from '../lib/refs.js';
import { publicationText } from './policy-publication.js';

interface Common {
  json?: boolean;
}

const json = ['--json', 'print one JSON document'] as const;

/** Every one that the API knows: a new one does not compile until it is here. */
const kinds = Object.keys({
  escalation: true,
  reminder: true,
  sign_off: true,
  extension: true,
  exception: true,
  effectiveness: true,
} satisfies Record<Schemas['Policy']['kind'], true>);

/** Policies and their versions. */
export function policyCommands(program: Command): void {
  const policies = program
    .command('policies')
    .description('policies of every kind: list, show, create, draft, publish');
  policies
    .command('list')
    .description('list policies')
    .addOption(new Option('--kind <kind>').choices(kinds))
    .option(...json)
    .action(async (options: Common & { kind?: string }) => {
      const { items } = await new Client().all('/policies', given({ kind: options.kind }), 1_000);
      show(options.json, { items }, () =>
        table(
          ['KIND', 'POLICY', 'VERSIONS', 'DEFAULT', optional('ID')],
          items.map((p) => [
            plain(p.kind),
            plain(p.name),
            p.versions.map((v) => `${plain(v.version)} ${plain(v.status)}`).join(', '),
            p.isDefault ? 'yes' : '',
            plain(p.id),
          ]),
        ),
      );
    });
  policies
    .command('show <policy>')
    .description('a policy with its versions; named by id, name or kind:name')
    .option(...json)
    .action(async (ref: string, options: Common) => {
      const client = new Client();
      const policy = await client.get(`/policies/${await policyId(client, ref)}`);
      show(options.json, policy, () => policyText(policy));
    });
  policies
    .command('create <kind> <name> <file>')
    .description('create a policy whose first draft is the JSON in a file')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate policies create escalation "Fast ladder" ladder.json\n')
    .action(async (kind: string, name: string, file: string, options: Common) => {
      const policy = await new Client().post('/policies', {
        kind,
        name,
        body: jsonFile(file) as Body<'/policies', 'post'>['body'],
      });
      show(options.json, policy, () => `Created as a draft: ${plain(policy.id)}`);
    });
  policies
    .command('draft <policy> <file>')
    .description('add a version as a draft')
    .option(...json)
    .action(async (ref: string, file: string, options: Common) => {
      const client = new Client();
      const policy = await client.post(`/policies/${await policyId(client, ref)}/versions`, {
        body: jsonFile(file) as Body<'/policies', 'post'>['body'],
      });
      show(options.json, policy, () => ['Added as a draft.', ...toldOf(policy)].join('\n'));
    });
  policies
    .command('publish <policy> <version>')
    .description('publish a draft; it never changes again')
    .option('--preview', 'only say what it would change, and publish nothing')
    .option(...json)
    .addHelpText('after', '\nExample:\n  tollgate policies publish "escalation:Fast ladder" 2 --preview\n')
    .action(async (ref: string, version: string, options: Common & { preview?: boolean }) => {
      const client = new Client();
      const id = await policyId(client, ref);
      const number = encodeURIComponent(version);
      if (options.preview) {
        const found = await client.post(`/policies/${id}/versions/${number}/preview`);
        show(options.json, found, () => publicationText(found));
        return;
      }
      const policy = await client.post(`/policies/${id}/versions/${number}/publish`);
      show(options.json, policy, () => ['Published.', ...toldOf(policy, version)].join('\n'));
    });
}

/** Each version with what is told beforehand of it, and its body as it is kept. */
function policyText(policy: Schemas['Policy']): string {
  const head = facts([
    ['Policy', `${plain(policy.kind)}: ${plain(policy.name)}${policy.isDefault ? ', the default' : ''}`],
    ['About', policy.description],
    ['Id', policy.id],
  ]);
  const versions = policy.versions.map((each) =>
    [
      `Version ${plain(each.version)}, ${plain(each.status)}`,
      ...toldOf(policy, each.version),
      JSON.stringify(each.body, null, 2),
    ].join('\n'),
  );
  return [head, ...versions].join('\n\n');
}

/** What a version, or the newest, asks to have proved, and how that differs from the one before. */
function toldOf({ versions }: Schemas['Policy'], version?: string | number): string[] {
  const found = version === undefined ? versions[0] : versions.find((each) => String(each.version) === String(version));
  return [found?.proof?.text, found?.changes?.text].flatMap((text) => (text === undefined ? [] : [plain(text)]));
}
