import type { FastifyRequest } from 'fastify';
import type { EntityManager } from 'typeorm';
import { proofShown } from '../../../../database/sign-in/proofs.js';
import type { OpenSession } from '../../../../database/sign-in/sessions.js';
import type { Proof, Proved } from '../../../../domain/proof/proof.js';
import { provedHow } from '../../../../domain/sign-in/how.js';

/** The header in which whoever comes by a token sends the proof along that `POST /proof` has given them. */
export const proofHeader = 'tollgate-proof';

/** What came with a request that may show who decides: a proof sent along, and what is known of their session. */
export interface Shown {
  sent?: string;
  session?: Proved;
}

export function shownBy({ headers, session }: Pick<FastifyRequest, 'headers' | 'session'>): Shown {
  const sent = headers[proofHeader];
  const proved = session && provedIn(session);
  return { ...(typeof sent === 'string' ? { sent: sent.slice(0, 200) } : {}), ...(proved ? { session: proved } : {}) };
}

/** Whoever came by a link has shown that they have the link, and no more; and some providers do not say when somebody proved it there. */
export function provedIn({ how, provedAt }: Pick<OpenSession, 'how' | 'provedAt'>): Proved | undefined {
  const text = provedHow(how);
  return text === null || provedAt === null ? undefined : { how: text, at: provedAt.getTime() };
}

/** The younger of the proofs that came with a request; undefined where none did. */
export async function proofOf(
  manager: EntityManager,
  personId: string,
  { sent, session }: Shown,
): Promise<Proof | undefined> {
  const now = Date.now();
  const told = sent === undefined ? undefined : await proofShown(manager, personId, sent, now);
  const known = session && { ...session, shownAt: now };
  return told && known ? (told.at >= known.at ? told : known) : (told ?? known);
}
