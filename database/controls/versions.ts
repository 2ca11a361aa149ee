import type { EntityManager } from 'typeorm';
import type { ControlContent } from '../../domain/control/control.js';

interface Version {
  content: ControlContent;
  revision: number;
  hash: string;
  /** Which of its fields are others than before; of the first version none. */
  changed: string[];
  reason: string | null;
}

/** A version of what a control says, as it was saved. */
export interface KeptVersion extends Omit<Version, 'content'> {
  content: ControlContent;
  made_by: { id: string; name: string };
  made_at: Date;
}

/** What a control says, from a change on; each version stays. */
export async function saveVersion(
  manager: EntityManager,
  controlId: string,
  { content, revision, hash, changed, reason }: Version,
  by: { actorId: string | null; at: number },
): Promise<void> {
  await manager.query(
    `INSERT INTO control_versions (control_id, revision, content, hash, changed, reason, made_by, made_at)
     SELECT $1, $2, $3::jsonb, $4, $5, $6, coalesce($7::uuid, c.author_id), to_timestamp($8 / 1000.0) FROM controls c WHERE c.id = $1
     ON CONFLICT DO NOTHING`,
    [controlId, revision, JSON.stringify(content), hash, changed, reason, by.actorId, by.at],
  );
}

/** So many are shown: the newest. */
const mostVersions = 200;

/** The versions of what a control says, the newest first. */
export function versionsOf(manager: EntityManager, controlId: string): Promise<KeptVersion[]> {
  return manager.query(
    `SELECT v.revision, v.content, v.hash, v.changed, v.reason, v.made_at, jsonb_build_object('id', p.id, 'name', p.name) AS made_by
     FROM control_versions v JOIN people p ON p.id = v.made_by WHERE v.control_id = $1
     ORDER BY v.revision DESC LIMIT ${mostVersions}`,
    [controlId],
  );
}
