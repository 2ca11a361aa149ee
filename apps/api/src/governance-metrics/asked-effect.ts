import type { EntityManager } from 'typeorm';
import { findProgramRow, type ProgramRow } from '../../../../database/programs/programs.js';
import type { Metric } from '../../../../domain/metric/metric.js';
import { Refusal } from '../../../../domain/refusal.js';
import { localDate } from '../../../../domain/time.js';
import type { Actor } from '../access/actor.js';
import { idNamed } from '../names/asked-names.js';
import { Day, Text, Whole } from '../openapi/fields.js';
import { invalidRequest } from '../problems/problem.js';

/** Periods of each side where nothing is said, and at most. */
export const usualPeriods = 26;
const mostPeriods = 104;
/** Text that names parts. */
const longest = 4_000;

export class EffectQuery {
  @Text({
    max: 200,
    optional: true,
    description:
      'A program, by its id or name: from its launch to its end; what was before is compared with what came after.',
  })
  program?: string;

  @Day({ optional: true, description: 'Instead of a program: the day from which on it was brought about.' })
  from?: string;

  @Day({ optional: true, description: 'The day by which it was there; `from` where nothing is said.' })
  to?: string;

  @Text({
    max: 1_000,
    min: 0,
    optional: true,
    description: 'Within it, such as queue=live; the whole where nothing is said.',
  })
  slice?: string;

  @Text({ max: 50, optional: true, description: 'The dimension by which parts are told; market, where it is one.' })
  by?: string;

  @Text({
    max: longest,
    optional: true,
    description:
      'The parts where it was, with commas between, such as VN,TH. Where nothing is said, the markets of the program that have values; else all of the slice, compared with nothing.',
  })
  of?: string;

  @Text({
    max: longest,
    optional: true,
    description: 'The parts that it is compared with; all others where nothing is said.',
  })
  against?: string;

  @Text({
    max: 400,
    optional: true,
    description:
      'Out of values that are cut by these dimensions too, with commas between, where there are several ways.',
  })
  outOf?: string;

  @Whole({
    min: 1,
    max: mostPeriods,
    optional: true,
    description: `Periods of each side at most; ${usualPeriods} where nothing is said.`,
  })
  periods?: number;
}

/** From when to when something was brought about. */
export interface TimeAsked {
  program: { id: string; name: string } | null;
  /** Where, unless something else is said. */
  markets: string[];
  from: string;
  to: string;
  notes: string[];
}

/**
 * From when to when what is looked at was brought about.
 *
 * @throws Problem `invalid-request` where it is not said, or twice; Refusal `invalid-command` of a program that has not begun
 */
export async function timeAsked(
  manager: EntityManager,
  { zone }: Metric,
  { program: named, from, to }: EffectQuery,
  actor: Actor,
): Promise<TimeAsked> {
  if (named === undefined) {
    if (from === undefined)
      throw invalidRequest([
        {
          path: to === undefined ? 'program' : 'from',
          message: 'is missing. Say since when: a program, or from which day on (from).',
        },
      ]);
    if (to !== undefined && to < from)
      throw invalidRequest([{ path: 'to', message: 'is before from. Turn them round.' }]);
    return { program: null, markets: [], from, to: to ?? from, notes: [] };
  }
  const both = from === undefined ? (to === undefined ? null : 'to') : 'from';
  if (both !== null) throw invalidRequest([{ path: both, message: 'is said by the program already. Leave one out.' }]);
  const id = await idNamed(manager, 'program', named, 'program', actor);
  const program = await findProgramRow(manager, id ?? named, actor.sight);
  return timeOfProgram(program, zone);
}

/**
 * From the launch of a program to its end; while it is under way, its launch alone.
 *
 * @throws Refusal `invalid-command` of one that was not launched
 */
export function timeOfProgram(
  { id, name, markets, activated_at: begun, closed_at: ended, status }: ProgramRow,
  zone: string,
): TimeAsked {
  if (begun === null)
    throw new Refusal('invalid-command', `${name} has not been launched: there is nothing after it yet.`);
  const from = localDate(begun.getTime(), zone);
  const to = ended === null ? from : localDate(ended.getTime(), zone);
  const underWay =
    ended === null ? [`${name} is under way: what came after its launch is compared, and more will come.`] : [];
  const cancelled = status === 'cancelled' ? [`${name} was cancelled.`] : [];
  return { program: { id, name }, markets, from, to, notes: [...underWay, ...cancelled] };
}
