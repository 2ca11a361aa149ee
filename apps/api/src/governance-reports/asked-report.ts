import type { EntityManager } from 'typeorm';
import type { WantedReport } from '../../../../database/governance-reports/make.js';
import { findProgramRow } from '../../../../database/programs/programs.js';
import { zoneOf } from '../../../../database/people/people.js';
import type { ReportScope } from '../../../../domain/governance-report/report.js';
import { weekAt, weekNamed, weekProblem, weeksBefore, type Week } from '../../../../domain/governance-report/week.js';
import type { Instant } from '../../../../domain/time.js';
import type { Actor } from '../access/actor.js';
import { idNamed, wordNamed } from '../names/asked-names.js';
import { invalidRequest } from '../problems/problem.js';
import type { ReportQuery, ReportScopeQuery } from './report.dto.js';

/** What a report is to be about, its names looked up. @throws Refusal `unknown-name`, `ambiguous-name`, Problem `invalid-request` */
export async function scopeMeant(
  manager: EntityManager,
  { program, domain, market }: ReportScopeQuery,
  actor: Actor,
): Promise<ReportScope> {
  const programId = await idNamed(manager, 'program', program, 'program', actor);
  if (programId !== null && domain !== undefined)
    throw invalidRequest([{ path: 'domain', message: 'is that of the program: name the one or the other.' }]);
  return {
    program: programId === null ? null : { id: programId, name: (await findProgramRow(manager, programId)).name },
    domain: await wordNamed(manager, 'domain', domain, 'domain', actor),
    market: await wordNamed(manager, 'market', market, 'market', actor),
  };
}

/** A report as it is asked for. @throws as `scopeMeant` */
export async function reportMeant(
  manager: EntityManager,
  query: ReportQuery,
  actor: Actor,
  now: Instant,
): Promise<WantedReport> {
  const zone = query.zone ?? (await zoneOf(manager, actor.id)) ?? 'UTC';
  return { zone, week: weekMeant(query.week, zone, now), scope: await scopeMeant(manager, query, actor) };
}

/** @throws Problem `invalid-request` */
function weekMeant(name: string | undefined, zone: string, now: Instant): Week {
  if (name === undefined) return weeksBefore(weekAt(now, zone), 1, zone);
  const week = weekNamed(name, zone);
  const message = week === null ? `${name} is no week: that year has no such week.` : weekProblem(week, now, zone);
  if (week === null || message !== null) throw invalidRequest([{ path: 'week', message: message ?? '' }]);
  return week;
}
