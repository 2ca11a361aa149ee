import type { EntityManager } from 'typeorm';
import { signedContentOf } from '../../../../database/links/decided-on.js';
import { readFile } from '../../../../database/files/files.js';
import { evidenceOf, type EvidenceRow } from '../../../../database/items/evidence.js';
import { findItem } from '../../../../database/items/listed-items.js';
import { Refusal } from '../../../../domain/refusal.js';
import type { LiveLink } from './find-link.js';

/**
 * A file out of the content that the holder of a link decides on; of other evidence nothing, and no more of this once the
 * link does nothing any more.
 *
 * @param number its place among the evidence as the page shows it, from 1
 * @throws Refusal `not-found`
 */
export async function evidenceAt(
  manager: EntityManager,
  { row }: LiveLink,
  number: string,
): Promise<{ file: EvidenceRow; content: Buffer }> {
  const item =
    row.subject_kind === 'action_item' && row.action !== 'read' ? await findItem(manager, row.subject_id ?? '') : null;
  const round = signs.includes(row.action) ? await signedContentOf(manager, item?.round_id ?? null) : undefined;
  const sha256 = /^\d{1,5}$/.test(number) ? round?.content.evidence[Number(number) - 1]?.sha256 : null;
  const file = item && sha256 ? (await evidenceOf(manager, item.id)).find((one) => one.sha256 === sha256) : undefined;
  const content = sha256 ? await readFile(manager, sha256) : null;
  if (!file || !content) throw new Refusal('not-found', 'There is no such file in what you are asked to decide on.');
  return { file, content };
}

/** The actions whose page shows what was handed in. */
export const signs: readonly string[] = ['approve', 'send_back', 'pass_check', 'fail_check'];
