import type { Setting } from './setting.js';

/** Versions of records of which no event tells how they came to be: by these, whoever proves one record misses an event. */
export async function untoldVersions(s: Setting): Promise<string[]> {
  const found = await s.query<{ what: string }>(`
    SELECT r.called || ' has a version ' || v || ' that no event tells of' AS what
    FROM (SELECT id, version, 'AI-' || number AS called FROM action_items
      UNION ALL SELECT id, version, name FROM programs
      UNION ALL SELECT id, version, 'EX-' || number FROM exceptions
      UNION ALL SELECT id, version, 'RK-' || number FROM risks) r, LATERAL generate_series(1, r.version) v
    WHERE NOT EXISTS (SELECT 1 FROM audit_events e WHERE e.subject_id = r.id AND e.subject_version = v)`);
  return found.map(({ what }) => what);
}
