import type { EntityManager } from 'typeorm';
import type { BodyProblem } from '../../domain/body-checks.js';
import type { NamedPolicy } from '../../domain/template/template.js';
import { folded } from '../../domain/text/folded.js';

/**
 * Published versions of policies that are named as `Fast ladder@2`, or as `Fast ladder` for the newest.
 *
 * @returns ids by path, and what names nothing
 */
export async function versionsNamed(
  manager: EntityManager,
  named: readonly NamedPolicy[],
): Promise<{ ids: Map<string, string>; problems: BodyProblem[] }> {
  const ids = new Map<string, string>();
  const problems: BodyProblem[] = [];
  if (named.length === 0) return { ids, problems };
  const rows = await manager.query<{ kind: string; name: string; id: string; version: number }[]>(
    `SELECT p.kind, p.name_folded AS name, v.id, v.version FROM policies p JOIN policy_versions v ON v.policy_id = p.id
     WHERE v.status = 'published' ORDER BY v.version DESC`,
  );
  for (const { path, kind, ref } of named) {
    const [, name = ref, number] = /^(.*)@(\d{1,9})$/.exec(ref.trim()) ?? [];
    const found = rows.find(
      (row) =>
        row.kind === kind && row.name === folded(name) && (number === undefined || row.version === Number(number)),
    );
    if (found) ids.set(path, found.id);
    else
      problems.push({
        path,
        message: `is "${ref}", and there is no such published ${kind.replace('_', '-')} policy. List the policies.`,
      });
  }
  return { ids, problems };
}
