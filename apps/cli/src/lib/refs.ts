import { Failure, type Client } from './client.js';
import { given } from './options.js';
import { nameOf } from './output.js';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

export type ItemPath = `/action-items/${string}`;
export type TemplatePath = `/templates/${string}`;
export type RecurrencePath = `/recurrences/${string}`;

/**
 * The path of an item named by id, `AI-12`, `12` or its id in the file it came from. An id there that is the key of another
 * item is asked about; `id:AI-12` and `key:AI-12` say which is meant.
 */
export async function itemPath(client: Client, named: string, program?: string): Promise<ItemPath> {
  const [, by = '', ref = named] = /^(id|key):\s*(\S.*)$/i.exec(named) ?? [];
  const isKey = /^AI-\d+$/i.test(ref) && by.toLowerCase() !== 'id';
  if (uuid.test(ref) || (isKey && by !== '')) return `/action-items/${ref}`;
  const found = await client.get('/action-items', given({ externalId: ref, program, limit: 5 }));
  const [first, ...others] = found.items;
  if (isKey) {
    const other = found.items.find(({ key }) => key.toUpperCase() !== ref.toUpperCase());
    if (!other) return `/action-items/${ref}`;
    throw new Failure(
      `${ref} is the key of one item and the id of another, ${other.key} in ${nameOf(other.program)}. Say key:${ref} or id:${ref}.`,
    );
  }
  if (others.length > 0) {
    const where = found.items.map((item) => `${item.key} in ${nameOf(item.program)}`).join(', ');
    throw new Failure(`Several items have the id ${ref}: ${where}. Name one of them, or say --program.`);
  }
  if (first) return `/action-items/${first.id}`;
  if (/^\d+$/.test(ref)) return `/action-items/AI-${ref}`;
  throw new Failure(`There is no action item ${ref}. Name it by AI-12 or by its id in the file it came from.`);
}

/** Where a record of a register is, named by id, `EX-12` or `12`. */
export function registerPath<At extends string>(at: At, key: string, ref: string): `${At}/${string}` {
  return `${at}/${encodeURIComponent(/^\d+$/.test(ref) ? `${key}-${ref}` : ref)}`;
}

/** The id of a program named by id or name. @throws Failure with what is near */
export function programId(client: Client, ref: string): Promise<string> {
  return namedId(client, 'program', ref);
}

/** The id of a team named by id or name. @throws Failure with what is near */
export function teamId(client: Client, ref: string): Promise<string> {
  return namedId(client, 'team', ref);
}

/** The id of a person named by id, mail address or name. @throws Failure with what is near */
export function personId(client: Client, ref: string): Promise<string> {
  return namedId(client, 'person', ref);
}

/** The id of a policy named by id, name or `kind:name`. @throws Failure with what is near */
export async function policyId(client: Client, ref: string): Promise<string> {
  const [, policyKind, name = ref] =
    /^(escalation|reminder|sign_off|exception|extension|effectiveness):(.*)$/.exec(ref) ?? [];
  return namedId(client, 'policy', name, policyKind);
}

/** The id of something named by id or name, however it is written: the API knows when two names are the same. */
export async function namedId(client: Client, kind: string, ref: string, policyKind?: string): Promise<string> {
  if (uuid.test(ref)) return ref;
  return (await client.get('/names', given({ kind, name: ref, policyKind }))).id;
}

/** Whether a name of a short list is the one that is meant. */
export function isNamed(one: string, ref: string | undefined): boolean {
  const plainly = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  return ref !== undefined && plainly(one) === plainly(ref);
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
  const policy = await client.get(`/policies/${await namedId(client, 'policy', name, kind)}`);
  const known = policy.versions.filter(({ status }) => states.includes(status));
  const version = known.find((v) => wanted === undefined || v.version === Number(wanted));
  if (!version)
    throw new Failure(`The policy "${name}" has no ${states.join(' or ')} version${wanted ? ` ${wanted}` : ''}.`);
  return version.id;
}

/** The path of a template named by id or name. */
export async function templatePath(client: Client, ref: string): Promise<TemplatePath> {
  return `/templates/${await namedId(client, 'template', ref)}`;
}

/** The path of a recurrence named by id or name. */
export async function recurrencePath(client: Client, ref: string): Promise<RecurrencePath> {
  return `/recurrences/${await namedId(client, 'recurrence', ref)}`;
}
