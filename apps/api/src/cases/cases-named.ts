import type { EntityManager } from 'typeorm';
import { isSeen } from '../../../../database/access/unseen.js';
import { notThere } from '../../../../database/engine/not-there.js';
import { findCase, type ShownCase } from '../../../../database/cases/row.js';
import type { Actor } from '../access/actor.js';

/** A case that is named elsewhere than in the address: what somebody does not see is not there. @throws Refusal `not-found` */
export async function caseNamed(manager: EntityManager, ref: string, { sight }: Actor): Promise<ShownCase> {
  const found = await findCase(manager, ref);
  if (sight !== undefined && !(await isSeen(manager, sight, 'cases', found.facts.id))) throw notThere('cases', ref);
  return found;
}

/** Each once, in whichever way it is named. @throws Refusal `not-found` */
export async function casesNamed(manager: EntityManager, refs: readonly string[], actor: Actor): Promise<ShownCase[]> {
  const found = new Map<string, ShownCase>();
  for (const ref of refs) {
    const one = await caseNamed(manager, ref, actor);
    found.set(one.facts.id, one);
  }
  return [...found.values()];
}
