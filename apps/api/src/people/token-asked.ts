import type { EntityManager } from 'typeorm';
import { isProgram } from '../../../../database/programs/programs.js';
import { administers } from '../../../../domain/access/held.js';
import { reaches, type Limits } from '../../../../domain/access/limits.js';
import { Refusal } from '../../../../domain/refusal.js';
import type { Actor } from '../access/actor.js';
import { isSeen } from '../../../../database/access/unseen.js';
import { Problem } from '../problems/problem.js';
import type { NewTokenRequest } from './person.dto.js';

const dayMs = 86_400_000;

/**
 * Until when a token works that is asked for.
 *
 * @param tokenDays how long tokens work that nobody says anything of
 * @throws Refusal `invalid-command`
 */
export function endOfToken(
  { expiresAt }: Pick<NewTokenRequest, 'expiresAt'>,
  { service }: { service: boolean },
  actor: Actor,
  tokenDays: number,
): { expiresAt: Date | null; endAsked: boolean } {
  if (expiresAt === null && service) return { expiresAt: null, endAsked: true };
  const usual = new Date(Date.now() + tokenDays * dayMs);
  if (!expiresAt) return { expiresAt: usual, endAsked: false };
  const asked = new Date(expiresAt);
  if (asked.getTime() <= Date.now())
    throw new Refusal('invalid-command', 'expiresAt has passed already. Name an instant to come, or none.');
  if (asked > usual && !administers(actor))
    throw new Refusal(
      'invalid-command',
      `expiresAt is more than ${tokenDays} days from now. Name an earlier one, or none; an administrator can make one that ` +
        'works longer.',
    );
  return { expiresAt: asked, endAsked: true };
}

/**
 * What a token is to be good for. One that an administrator makes is not good to administer unless they say so: most are made
 * for a program or a script that has no business with it.
 *
 * @throws Problem `unknown-reference` for a program that is not there; Refusal `invalid-command` for a directory that is none
 */
export async function limitsAsked(
  manager: EntityManager,
  { level: asked, programId }: Pick<NewTokenRequest, 'level' | 'programId'>,
  { service }: { service: boolean },
  maker: Actor,
): Promise<Partial<Limits>> {
  if (asked === 'directory' && (!service || programId))
    throw new Refusal(
      'invalid-command',
      'The level directory is for a service account, and for all of the installation. Make an account for the directory ' +
        '(tollgate scim token NAME), or choose another level.',
    );
  const usual = administers(maker) && (maker.within === undefined || reaches(maker.within.level, 'act'));
  const level = asked ?? (usual ? 'act' : undefined);
  const { sight } = maker;
  const isThere = async (id: string): Promise<boolean> =>
    (await isProgram(manager, id)) && (sight === undefined || (await isSeen(manager, sight, 'programs', id)));
  if (programId && !(await isThere(programId)))
    throw new Problem('unknown-reference', `There is no program ${programId}. List the programs to see their ids.`);
  return { ...(level === undefined ? {} : { level }), ...(programId ? { programId } : {}) };
}
