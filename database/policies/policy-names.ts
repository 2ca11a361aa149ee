import type { EntityManager } from 'typeorm';
import type { BodyProblem } from '../../domain/body-checks.js';
import type { NamedPolicy } from '../../domain/template/template.js';
import { folded } from '../../domain/text/folded.js';
import { nearest } from '../../domain/text/near.js';

interface VersionRow {
  kind: string;
  name: string;
  name_folded: string;
  id: string;
  version: number;
}

/**
 * Published versions of policies that are named as `Fast ladder@2`, as `Fast ladder` for the newest, or by their id.
 *
 * @returns ids by path, and what names nothing, with what is near
 */
export async function versionsNamed(
  manager: EntityManager,
  named: readonly NamedPolicy[],
): Promise<{ ids: Map<string, string>; problems: (BodyProblem & { near: string[] })[] }> {
  const ids = new Map<string, string>();
  const problems: (BodyProblem & { near: string[] })[] = [];
  if (named.length === 0) return { ids, problems };
  const rows = await manager.query<VersionRow[]>(
    `SELECT p.kind, p.name, p.name_folded, v.id, v.version FROM policies p JOIN policy_versions v ON v.policy_id = p.id
     WHERE v.status = 'published' ORDER BY v.version DESC`,
  );
  for (const { path, kind, ref } of named) {
    const ofKind = rows.filter((row) => row.kind === kind);
    const found = findVersion(ofKind, ref);
    if (found) ids.set(path, found.id);
    else problems.push({ path, ...whyNot(ofKind, kind, ref) });
  }
  return { ids, problems };
}

/** A name may itself end in `@2`: the whole of it goes first. */
function findVersion(rows: VersionRow[], ref: string): VersionRow | undefined {
  const [, name, number] = /^(.*)@(\d{1,9})$/.exec(ref.trim()) ?? [];
  return (
    rows.find((row) => row.name_folded === folded(ref) || row.id === ref.toLowerCase()) ??
    (name === undefined
      ? undefined
      : rows.find((row) => row.name_folded === folded(name) && row.version === Number(number)))
  );
}

function whyNot(rows: VersionRow[], kind: string, ref: string): { message: string; near: string[] } {
  const near = nearest(
    ref.replace(/@\d+$/, ''),
    rows.map(({ name }) => name),
  );
  const hint = near.length > 0 ? `Near it: ${near.map((name) => `"${name}"`).join(', ')}.` : 'List the policies.';
  return {
    message: `is "${ref}", and there is no such published ${kind.replace('_', '-')} policy. ${hint}`,
    near,
  };
}
