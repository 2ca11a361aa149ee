import type { FastifyRequest } from 'fastify';
import type { EntityManager } from 'typeorm';
import { proofAskedBy } from '../../../../database/links/proof-asked.js';
import { doorsThatProve } from '../../../../database/providers/providers.js';
import { cameFrom } from '../access/known-browser.js';
import { isOwnPage } from '../access/own-page.js';
import type { Sessions } from '../access/sessions.js';
import { provedIn, type Shown } from '../commands/shown.js';
import type { PasswordProofs } from '../proof/password-proofs.js';
import type { Settings } from '../../../../config/settings.js';
import type { ProofAsked } from '../../../../domain/proof/proof.js';
import type { LinkRow } from '../../../../database/links/load-link.js';
import { FormProblem } from './carry-out.js';

/** How whoever opens a link shows who they are, where the policy asks for it. */
export type ProofNeeded = { asked: ProofAsked } & WayToProve;

type WayToProve =
  /** Their browser has shown it lately. */
  | { by: 'session'; shown: Shown }
  | { by: 'password' }
  /** They have no password here: they sign in again elsewhere, and come back. */
  | { by: 'sign_in'; providers: { key: string; name: string }[] };

interface Doors {
  sessions: Sessions;
  passwords: PasswordProofs;
  settings: Settings;
}

/** Null where nothing is asked. Whoever has the link shows by that no more than that they have it. */
export async function proofNeeded(
  manager: EntityManager,
  { sessions, passwords }: Doors,
  row: LinkRow,
  request: FastifyRequest,
): Promise<ProofNeeded | null> {
  const asked = await proofAskedBy(manager, row);
  if (asked === null || row.person_id === null) return null;
  const holder = await sessions.find(request);
  const proved = holder?.session.personId === row.person_id ? provedIn(holder.session) : undefined;
  if (proved && Date.now() - proved.at <= asked.maxAgeMinutes * 60_000)
    return { asked, by: 'session', shown: { session: proved } };
  if (await passwords.can(row.person_id)) return { asked, by: 'password' };
  return { asked, by: 'sign_in', providers: await doorsThatProve(manager) };
}

/**
 * What shows who decides by a link: their session, or the password typed with the decision.
 * @throws FormProblem where neither does; Problem as of `PasswordProofs`
 */
export async function shownWith(
  needed: ProofNeeded,
  { passwords, settings }: Doors,
  row: LinkRow,
  request: FastifyRequest,
): Promise<Shown> {
  // What a browser sends along with its cookie counts where a page of ours has made it send that.
  if (needed.by === 'session' && isOwnPage(request.headers, settings)) return needed.shown;
  const password = (request.body as { password?: unknown } | null | undefined)?.password;
  if (typeof password !== 'string' || password === '' || password.length > 1_000)
    throw new FormProblem(
      needed.by === 'sign_in' ? signInFirst : 'Type your password: the policy asks whoever decides for it.',
    );
  return { session: await passwords.prove(row.person_id ?? '', password, cameFrom(request, settings)) };
}

export const signInFirst =
  'The policy asks whoever decides to prove who they are, and you have no password here. Sign in again where you do, and decide ' +
  'then; or ask an administrator for a link by which you can set a password.';
