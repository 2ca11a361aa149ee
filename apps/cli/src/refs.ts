import { Failure, type Client, type Json, type PageOf } from './client.js';
import { nameOf, plain } from './output.js';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The path of an item named by id, `AI-12`, `12` or its id in the file it came from. */
export async function itemPath(client: Client, ref: string, program?: string): Promise<string> {
  if (uuid.test(ref) || /^AI-\d+$/i.test(ref)) return `/action-items/${ref}`;
  const found = await client.get<PageOf>('/action-items', { externalId: ref, program, limit: 5 });
  const [first, ...others] = found.items;
  if (others.length > 0) {
    const where = found.items.map((item) => `${plain(item['key'])} in ${nameOf(item['program'])}`).join(', ');
    throw new Failure(`Several items have the id ${ref}: ${where}. Name one of them, or say --program.`);
  }
  if (first) return `/action-items/${plain(first['id'])}`;
  if (/^\d+$/.test(ref)) return `/action-items/AI-${ref}`;
  throw new Failure(`There is no action item ${ref}. Name it by AI-12 or by its id in the file it came from.`);
}

/** The path of an exception named by id, `EX-12` or `12`. */
export function exceptionPath(ref: string): string {
  return `/exceptions/${encodeURIComponent(/^\d+$/.test(ref) ? `EX-${ref}` : ref)}`;
}

/** The id of a program named by id or exact name. */
export async function programId(client: Client, ref: string): Promise<string> {
  if (uuid.test(ref)) return ref;
  const [found] = (await client.get<PageOf>('/programs', { name: ref })).items;
  if (!found) throw new Failure(`There is no program "${ref}". See tollgate programs list.`);
  return plain(found['id']);
}

/** The id of a person named by id, mail address or exact name. */
export async function personId(client: Client, ref: string): Promise<string> {
  if (uuid.test(ref)) return ref;
  const { items } = await client.get<PageOf>('/people', ref.includes('@') ? { email: ref } : { name: ref });
  const [first, ...others] = items;
  if (others.length > 0)
    throw new Failure(
      `Several people are called "${ref}": ${items.map((p) => `${plain(p['id'])} ${plain(p['email'])}`).join(', ')}. Name one by id.`,
    );
  if (!first) throw new Failure(`Nobody is called "${ref}". See tollgate people list.`);
  return plain(first['id']);
}

/** The id of a policy named by id, or `kind:name`. */
export async function policyId(client: Client, ref: string): Promise<string> {
  if (uuid.test(ref)) return ref;
  const { items } = await client.all('/policies', {}, 1_000);
  const found = items.filter((p) => p['name'] === ref || `${plain(p['kind'])}:${plain(p['name'])}` === ref);
  const [first, ...others] = found;
  if (others.length > 0)
    throw new Failure(`Several policies are called "${ref}". Say the kind, e.g. ${plain(first?.['kind'])}:${ref}.`);
  if (!first) throw new Failure(`There is no policy "${ref}". See tollgate policies list.`);
  return plain(first['id']);
}

/** The id of something named by id or by its name, whatever the case, in a list of few. */
export async function namedId(client: Client, path: string, ref: string, what: string): Promise<string> {
  if (uuid.test(ref)) return ref;
  const { items } = await client.all(path, {}, 1_000);
  const found = items.find((item) => plain(item['name']).toLowerCase() === ref.toLowerCase());
  if (!found) throw new Failure(`There is no ${what} "${ref}". See tollgate ${path.slice(1)} list.`);
  return plain(found['id']);
}

/** The id of a published policy version named by id, or as `Name` (the newest) or `Name@2`. */
export function policyVersionId(client: Client, kind: string, ref: string): Promise<string> {
  return findVersion(client, kind, ref, ['published']);
}

/** The same, drafts included: the newest where none is named. */
export function anyPolicyVersionId(client: Client, kind: string, ref: string): Promise<string> {
  return findVersion(client, kind, ref, ['published', 'draft']);
}

async function findVersion(client: Client, kind: string, ref: string, states: string[]): Promise<string> {
  if (uuid.test(ref)) return ref;
  const [, name = ref, wanted] = /^(.*)@(\d+)$/.exec(ref) ?? [];
  const { items } = await client.all('/policies', { kind }, 1_000);
  const policy = items.find((p) => plain(p['name']).toLowerCase() === name.toLowerCase());
  if (!policy) throw new Failure(`There is no ${kind} policy "${name}". See tollgate policies list --kind ${kind}.`);
  const known = (policy['versions'] as Json[]).filter(({ status }) => states.includes(plain(status)));
  const version = known.find((v) => wanted === undefined || v['version'] === Number(wanted));
  if (!version)
    throw new Failure(`The policy "${name}" has no ${states.join(' or ')} version${wanted ? ` ${wanted}` : ''}.`);
  return plain(version['id']);
}

/** The path of a template named by id or name. */
export async function templatePath(client: Client, ref: string): Promise<string> {
  return `/templates/${await namedId(client, '/templates', ref, 'template')}`;
}

/** The path of a recurrence named by id or name. */
export async function recurrencePath(client: Client, ref: string): Promise<string> {
  return `/recurrences/${await namedId(client, '/recurrences', ref, 'recurrence')}`;
}
