import type { EntityManager } from 'typeorm';
import { leadsProgram, mayDecide, maySteerProgram, mayStopInstead } from '../../domain/access/access.js';
import type { Actor } from '../../domain/access/actor.js';
import { requireWithin } from '../../domain/access/limits.js';
import { everywhere, placeOfProgram, type Place } from '../../domain/access/place.js';
import type { ProgramCommand } from '../../domain/program/commands.js';

export interface Steered {
  id: string;
  managerId: string;
  domainLeadId: string | null;
}

/**
 * In whose name somebody steers a program: null for their own, or the manager for whom they stand in. No way to the manager
 * leads through those who own live work in it.
 *
 * @param actor with those for whom they stand in
 * @throws Refusal `not-allowed`
 */
export async function steersAs(
  manager: EntityManager,
  actor: Actor,
  program: Pick<Steered, 'id' | 'managerId'>,
): Promise<string | null> {
  requireWithin(actor, 'act', program.id);
  const through = actor.standsInFor?.find(({ personId }) => personId === program.managerId)?.through ?? [];
  const [found] = await manager.query<(Pick<Place, 'domain' | 'markets'> & { owners: string[] })[]>(
    `SELECT p.domain, p.markets, array(SELECT DISTINCT i.owner_id::text FROM action_items i WHERE i.program_id = p.id
       AND i.owner_id = ANY($2) AND i.status NOT IN ('done', 'cancelled')) AS owners
     FROM programs p WHERE p.id = $1`,
    [program.id, through],
  );
  const { domain = null, markets = [], owners = [] } = found ?? {};
  const place = placeOfProgram({ id: program.id, domain, markets });
  return maySteerProgram(actor, { managerId: program.managerId, place, owners });
}

/** Where a program stands; looked up only for somebody who has a role somewhere. */
async function placeOf(manager: EntityManager, actor: Actor, id: string): Promise<Place> {
  if (actor.grants === undefined) return everywhere;
  const [row] = await manager.query<{ id: string; domain: string | null; markets: string[] }[]>(
    'SELECT id, domain, markets FROM programs WHERE id = $1',
    [id],
  );
  return row ? placeOfProgram(row) : everywhere;
}

/** Whether it holds or ends what is owed in the program. */
export function stops({ type }: ProgramCommand): boolean {
  return type === 'hold' || type === 'cancel';
}

/** The manager owes something in it, as owner now or before: they do not stop it, so that somebody else has to be able to. */
async function managerOwes(manager: EntityManager, { id, managerId }: Steered): Promise<boolean> {
  const [row] = await manager.query<{ owes: boolean }[]>(
    `SELECT EXISTS (SELECT 1 FROM action_items WHERE program_id = $1 AND status <> 'cancelled' AND (owner_id = $2::uuid
       OR contributors @> jsonb_build_array(jsonb_build_object('personId', $2::text, 'ways', '["owned"]'::jsonb)))) AS owes`,
    [id, managerId],
  );
  return row?.owes === true;
}

/** Those that the round decides about: who signs, asks and takes back. */
const ofTheRound: readonly ProgramCommand['type'][] = [
  ...(['sign_tollgate', 'revoke_tollgate', 'ask_tollgate', 'break_glass', 'confirm_glass', 'refuse_glass'] as const),
];

/** The same for a command. @throws Refusal `not-allowed` */
export async function commandsAs(
  manager: EntityManager,
  actor: Actor,
  command: ProgramCommand,
  program: Steered,
): Promise<string | null> {
  if (ofTheRound.includes(command.type)) {
    mayDecide(actor);
    return null;
  }
  const leads =
    (stops(command) || command.type === 'resume') &&
    leadsProgram(actor, { ...program, place: await placeOf(manager, actor, program.id) });
  if (leads && (await managerOwes(manager, program))) return mayStopInstead(actor);
  return steersAs(manager, actor, program);
}
