import type { EntityManager } from 'typeorm';
import {
  idInToken,
  linkMinutes,
  tokenIsOf,
  type LinkPurpose,
  type SignInLinkFacts,
} from '../../domain/sign-in/link.js';
import { signInLinks, type SignInLink } from '../entities/sign-in.js';
import { insertOnce } from '../entities/write.js';

export interface LinkDraft {
  id: string;
  personId: string;
  purpose: LinkPurpose;
  byMail: boolean;
  /** Null: the installation itself. */
  madeBy: string | null;
}

/**
 * Makes a link; those for the same purpose that the person had before end with it. `made` is false where this one was made
 * before.
 */
export async function makeLink(
  manager: EntityManager,
  { id, personId, purpose, byMail, madeBy }: LinkDraft,
): Promise<{ facts: SignInLinkFacts; made: boolean }> {
  // Of two made at once one ends the other.
  await manager.query('SELECT FROM people WHERE id = $1 FOR NO KEY UPDATE', [personId]);
  const before = await manager.findOneBy(signInLinks, { id });
  if (before) return { facts: factsOf(before), made: false };
  await endLinks(manager, personId, [purpose]);
  const at = new Date();
  const ends = new Date(at.getTime() + linkMinutes[purpose] * 60_000);
  const columns = { id, person_id: personId, purpose, by_mail: byMail, made_by: madeBy, created_at: at, ends_at: ends };
  await insertOnce(manager, signInLinks, columns);
  return { facts: { id, personId, purpose, endsAt: ends.getTime() }, made: true };
}

/** Ends the links of a person for these purposes that nobody has used yet. */
export async function endLinks(
  manager: EntityManager,
  personId: string,
  purposes: readonly LinkPurpose[],
): Promise<void> {
  await manager.query(
    `UPDATE sign_in_links SET ended_at = now()
     WHERE person_id = $1 AND purpose = ANY($2) AND used_at IS NULL AND ended_at IS NULL`,
    [personId, purposes],
  );
}

/** A link that opens something, and whom it is for. */
export interface FoundLink {
  id: string;
  purpose: LinkPurpose;
  personId: string;
  madeBy: string | null;
  byMail: boolean;
  person: { name: string; email: string | null };
  makerName: string | null;
}

/** Null: nobody's, used up, over, ended by another one, or the person is not there any more. */
export async function findSignInLink(manager: EntityManager, key: Buffer, token: string): Promise<FoundLink | null> {
  const id = idInToken(token);
  if (id === null) return null;
  const [row] = await manager.query<(SignInLink & { name: string; email: string | null; maker: string | null })[]>(
    `SELECT l.*, p.name, p.email, m.name AS maker FROM sign_in_links l JOIN people p ON p.id = l.person_id
     LEFT JOIN people m ON m.id = l.made_by
     WHERE l.id = $1 AND p.active AND l.used_at IS NULL AND l.ended_at IS NULL AND l.ends_at > now()`,
    [id],
  );
  if (!row || !tokenIsOf(key, token, factsOf(row))) return null;
  return {
    id,
    purpose: row.purpose,
    personId: row.person_id,
    madeBy: row.made_by,
    byMail: row.by_mail,
    person: { name: row.name, email: row.email },
    makerName: row.maker,
  };
}

/** Uses a link up; false where somebody was faster. */
export async function useLink(manager: EntityManager, id: string): Promise<boolean> {
  const [, used] = await manager.query<[unknown, number]>(
    `UPDATE sign_in_links SET used_at = now()
     WHERE id = $1 AND used_at IS NULL AND ended_at IS NULL AND ends_at > now()`,
    [id],
  );
  return used === 1;
}

/** The link that each of these people was last promised by mail, and that nobody has used; for the mail that is about to leave. */
export async function mailedLinks(
  manager: EntityManager,
  personIds: readonly string[],
): Promise<(SignInLinkFacts & { personId: string })[]> {
  if (personIds.length === 0) return [];
  const rows = await manager.query<SignInLink[]>(
    `SELECT * FROM sign_in_links WHERE person_id = ANY($1) AND by_mail AND used_at IS NULL AND ended_at IS NULL AND ends_at > now()`,
    [personIds],
  );
  return rows.map(factsOf);
}

function factsOf({ id, person_id, purpose, ends_at }: SignInLink): SignInLinkFacts {
  return { id, personId: person_id, purpose, endsAt: ends_at.getTime() };
}
