import type { EntityManager } from 'typeorm';
import { mayLaunch } from '../../domain/access/access.js';
import { everywhere } from '../../domain/access/place.js';
import { Refusal } from '../../domain/refusal.js';
import { plainName } from '../../domain/import/header.js';
import type { RowDraft } from '../../domain/import/row.js';
import { stableId } from '../../domain/stable-id.js';
import type { PhaseStatus, ProgramStatus } from '../../domain/program/table.js';
import { actorNow } from '../people/actor-now.js';
import { zoneOf } from '../people/people.js';
import { createProgram } from '../programs/create-program.js';
import { steersAs } from '../programs/steers.js';
import type { ImportRow } from './import-row.js';
import type { Sight } from '../../domain/access/sight.js';
import { placingIn, seesProgram } from '../access/visible.js';

export interface TargetPhase {
  id: string;
  name: string;
  status: PhaseStatus;
}

export interface Target {
  programId: string;
  timeZone: string;
  status: ProgramStatus;
  /** In order. */
  phases: TargetPhase[];
}

export interface NamedProgram {
  id: string;
  name: string;
  status: ProgramStatus;
  managerId: string;
  domain: string | null;
  markets: string[];
  timeZone: string;
}

/**
 * A program by id or by its name, however it is written. Of two whose names have been the same only since names are
 * compared by their folded form, the one that is written just so, else the older.
 */
export async function findProgram(manager: EntityManager, named: string, seenBy?: Sight): Promise<NamedProgram | null> {
  const params: unknown[] = [named.trim()];
  const seen = seenBy ? seesProgram(seenBy, placingIn(params), 'p') : 'TRUE';
  const [row] = await manager.query<NamedProgram[]>(
    `SELECT id, name, status, manager_id AS "managerId", domain, markets, time_zone AS "timeZone" FROM programs p
     WHERE (id::text = lower($1) OR name_folded = folded($1)) AND ${seen}
     ORDER BY id::text = lower($1) DESC, name = $1 DESC, name_twin LIMIT 1`,
    params,
  );
  return row ?? null;
}

/** The program that an import writes to. Made and launched where there is none of that name, with the file's phases. */
export async function targetOf(
  manager: EntityManager,
  row: ImportRow,
  drafts: RowDraft[],
  at: number,
): Promise<Target> {
  const found = await findProgram(manager, row.programId ?? row.programName);
  const programId = found?.id ?? (await launch(manager, row, drafts, at));
  const program = found ?? (await findProgram(manager, programId));
  if (!program) throw new Error(`the program of import ${row.id} is gone`);
  if (found && row.programId === null) await mustSteer(manager, row, found, at);
  if (program.status === 'closed' || program.status === 'cancelled')
    throw new Refusal('illegal-transition', `${program.name} is ${program.status}; nothing can be imported into it.`);
  const phases = await manager.query<TargetPhase[]>(
    'SELECT id, name, status FROM phases WHERE program_id = $1 ORDER BY position',
    [programId],
  );
  return { programId, timeZone: program.timeZone, status: program.status, phases };
}

/** The import was let in to make a program; since then somebody else has made one of that name. */
async function mustSteer(manager: EntityManager, row: ImportRow, program: NamedProgram, at: number): Promise<void> {
  try {
    await steersAs(manager, await actorNow(manager, row.createdBy, at), program);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(
      'not-allowed',
      `${program.name} exists by now, and only its manager or an administrator may import into it.`,
    );
  }
}

/** The phases of a program that a file makes, in the order in which it names them. */
export function namedPhases(drafts: RowDraft[]): string[] {
  const names = new Map<string, string>();
  for (const { phase } of drafts) if (phase !== '' && !names.has(plainName(phase))) names.set(plainName(phase), phase);
  return names.size > 0 ? [...names.values()] : ['Remediation'];
}

/** The id of a phase that a file makes, from 0. */
export function newPhaseId({ id }: ImportRow, index: number): string {
  return stableId('import', id, 'phase', String(index));
}

async function launch(manager: EntityManager, row: ImportRow, drafts: RowDraft[], at: number): Promise<string> {
  // Asked again: since the file was taken in, they may have been given less.
  mayLaunch(await actorNow(manager, row.createdBy, at), everywhere);
  const zone = await zoneOf(manager, row.createdBy);
  const phases = namedPhases(drafts);
  const id = stableId('import', row.id, 'program');
  const program = {
    id,
    name: row.programName.trim(),
    description: `Launched by the import of ${row.fileName}.`,
    managerId: row.createdBy,
    phases: phases.map((name, index) => ({ id: newPhaseId(row, index), name })),
    ...(row.options.domainLeadId === undefined ? {} : { domainLeadId: row.options.domainLeadId }),
    ...row.options.policies,
    activate: row.options.draft !== true,
    ...(zone === undefined ? {} : { timeZone: zone }),
  };
  await createProgram(manager, program, { actorId: row.createdBy, at });
  return id;
}

/** The phases that a text may mean: what is written just so goes before what is so but for signs and capitals. */
export function phasesNamed<T extends { name: string }>(phases: readonly T[], text: string): T[] {
  const alike = phases.filter(({ name }) => plainName(name) === plainName(text));
  const exact = alike.filter(({ name }) => name === text);
  return exact.length > 0 ? exact : alike;
}

/** Where a row goes: the phase that it names, else the open one, else the next to come. */
export function phaseFor(target: Target, draft: RowDraft): TargetPhase | { message: string } {
  const takes = (phase: TargetPhase): boolean => phase.status === 'open' || phase.status === 'pending';
  if (draft.phase !== '') {
    const [named, ...others] = phasesNamed(target.phases, draft.phase);
    const names = target.phases.map(({ name }) => `"${name}"`).join(', ');
    if (others.length > 0)
      return {
        message: `"${draft.phase}" could be more than one of the phases ${names}. Write it as it stands there.`,
      };
    if (!named) return { message: `There is no phase "${draft.phase}". The phases are ${names}.` };
    if (!takes(named))
      return { message: `The phase "${named.name}" is ${named.status}; new items go to an open or a coming phase.` };
    return named;
  }
  const open = target.phases.find(({ status }) => status === 'open') ?? target.phases.find(takes);
  return open ?? { message: 'The program has no open or coming phase. Add one, then import again.' };
}
