import type { EntityManager } from 'typeorm';

/** Keeps a signature; whoever signs has locked the licence. */
export async function signLicence(
  manager: EntityManager,
  licenceId: string,
  { personId, digest }: { personId: string; digest: string },
): Promise<void> {
  await manager.query(
    'INSERT INTO acting_licence_signatures (licence_id, person_id, digest) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [licenceId, personId, digest],
  );
}
