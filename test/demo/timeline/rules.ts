import type { ApiClient } from '../../harness/api-client.js';
import { listText, roleText, spanText } from './words.js';

/** A published policy as its rules are told to people. */
export interface Rule {
  /** `Leakage ladder v1` */
  name: string;
  /** Approvals that the first stage needs, and the people who may give them; null for other policies. */
  quorum: { required: number; of: number } | null;
  /** One sentence for each thing it orders. */
  sentences: string[];
}

/** Every policy version of the stack by id. */
export async function readRules(api: ApiClient): Promise<Map<string, Rule>> {
  const { body } = await api.get('/policies?limit=200');
  const rules = new Map<string, Rule>();
  const names = await namesOf(api);
  for (const { kind, name, versions } of body.items)
    for (const version of versions) {
      const label = name === 'Default' ? `Default ${kindWords[kind] ?? kind}` : name;
      rules.set(version.id, { name: `${label} v${version.version}`, ...told(version.body, names) });
    }
  return rules;
}

const kindWords: Record<string, string> = { escalation: 'ladder', reminder: 'reminders', sign_off: 'sign-off' };

interface PolicyBody {
  levels?: { after: string; roles: string[] }[];
  acknowledgementHolds?: string;
  before?: string[];
  stages?: { required: number; roles: string[]; people: string[] }[];
}

async function namesOf(api: ApiClient): Promise<Map<string, string>> {
  const { body } = await api.get('/people?limit=200');
  return new Map(body.items.map(({ id, name }: { id: string; name: string }) => [id, name]));
}

function told(
  { levels, acknowledgementHolds, before, stages }: PolicyBody,
  names: ReadonlyMap<string, string>,
): Omit<Rule, 'name'> {
  const sentences: string[] = [];
  for (const [index, { after, roles }] of (levels ?? []).entries())
    sentences.push(
      `level ${index + 1}, ${after === 'PT0S' ? 'at the breach' : `${spanText(after)} after it`}: ${listText(roles.map(roleText))}`,
    );
  if (acknowledgementHolds) sentences.push(`an acknowledgement holds it for ${spanText(acknowledgementHolds)} at most`);
  if (before) sentences.push(`the owner, ${listText(before.map(spanText))} before due`);
  const [stage] = stages ?? [];
  const quorum = stage ? { required: stage.required, of: stage.roles.length + stage.people.length } : null;
  if (quorum && stage) {
    const approvers = [...stage.roles.map(roleText), ...stage.people.map((id) => names.get(id) ?? id)];
    sentences.push(`${quorum.required} of ${approvers.join(', ')}; nobody on their own work`);
  }
  return { quorum, sentences };
}
