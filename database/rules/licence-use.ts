import type { EntityManager } from 'typeorm';
import { licenceKey } from '../../domain/acting-licence/licence.js';
import { useOf, type Use } from '../../domain/acting-licence/use.js';
import type { LinkedKind } from '../../domain/record-link/link.js';
import { licenceInForce, licenceOf } from './licences.js';
import { placesNow } from './licence-places.js';

/** What becomes of a match, with the licence that says so. */
export type UseUnder = Use & { licence: { id: string; key: string } };

/**
 * What becomes of a match of a rule in act: asked in the transaction in which it is done, behind the lock of its rule, without which no
 * licence changes. Null where no licence is in force: then it is proposed as in suggest.
 */
export async function useUnderLicence(
  manager: EntityManager,
  { version_id, seq, kind, subject_id }: { version_id: string; seq: string; kind: LinkedKind; subject_id: string },
  at: number,
): Promise<UseUnder | null> {
  const licence = await licenceInForce(manager, version_id);
  if (!licence) return null;
  const named = { id: licence.id, key: licenceKey(licence.number) };
  const [place] = await placesNow(manager, kind, [subject_id]);
  if (!place) return { how: 'proposed', because: 'The record is gone.', licence: named };
  return { ...useOf(licenceOf(licence), { seq, ...place }, at), licence: named };
}

/** Writes down what became of a match. */
export async function saveUse(
  manager: EntityManager,
  { version_id, seq }: { version_id: string; seq: string },
  use: UseUnder,
  proposalId: string,
): Promise<void> {
  const stratum = use.how === 'proposed' ? null : use.stratum;
  const because = use.how === 'proposed' ? use.because : null;
  await manager.query(
    `INSERT INTO acting_licence_uses (licence_id, version_id, event_seq, how, stratum, because, proposal_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    [use.licence.id, version_id, seq, use.how, stratum, because, proposalId],
  );
}
