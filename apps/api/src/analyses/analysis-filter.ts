import type { EntityManager } from 'typeorm';
import { analysisSorts, type AnalysisSelection } from '../../../../database/analyses/row.js';
import { methods } from '../../../../domain/analysis/content.js';
import { analysisStatuses } from '../../../../domain/analysis/table.js';
import { lifecycleStages } from '../../../../domain/case/case.js';
import type { Actor } from '../access/actor.js';
import { idNamed, wordNamed } from '../names/asked-names.js';
import { Ref } from '../names/ref.field.js';
import { Choice, Flag, Text } from '../openapi/fields.js';
import { severalOf } from '../openapi/several-of.js';
import { sortNames } from '../paging/page.js';
import { RegisterQuery } from '../paging/register.query.js';

/** What a list of analyses can be narrowed by. */
export class AnalysisFilter extends RegisterQuery {
  @Text({
    max: 200,
    optional: true,
    description: `One or more of ${analysisStatuses.join(', ')}, with commas between.`,
  })
  status?: string;

  @Choice(methods, { optional: true, description: 'How its causes are looked for.' })
  method?: string;

  @Choice(lifecycleStages, { optional: true, description: 'At which stage of the lifecycle it happened.' })
  stage?: string;

  @Text({ max: 40, optional: true, description: 'The code of a cause that it tells, or `unknown`.' })
  cause?: string;

  @Ref('person', { description: 'Who answers for it.' })
  owner?: string;

  @Ref('person', { description: 'Who leads its domain.' })
  domainLead?: string;

  @Ref('person', { description: 'Who is to hand it in, to sign it, or to say where else it could happen.' })
  waitingFor?: string;

  @Flag({ optional: true, description: 'Signed past its approvers, by a broken glass, in any round.' })
  brokenGlass?: boolean;

  @Choice(sortNames(analysisSorts), { optional: true })
  sort?: string;
}

/** A filter with the names in it looked up. @throws Problem `invalid-request`, Refusal `unknown-name`, `ambiguous-name` */
export async function analysesMeant(
  manager: EntityManager,
  filter: Partial<AnalysisFilter>,
  actor: Actor,
): Promise<AnalysisSelection> {
  const { method, stage, cause, overdue, brokenGlass, dueBefore, dueAfter, changedSince, q } = filter;
  const who = (field: 'owner' | 'domainLead' | 'waitingFor'): Promise<string | null> =>
    idNamed(manager, 'person', filter[field], field, actor);
  return {
    ...{ method, stage, cause, overdue, brokenGlass, dueBefore, dueAfter, changedSince, q, seenBy: actor.sight },
    statuses: severalOf(analysisStatuses, filter.status, 'status'),
    ownerId: await who('owner'),
    domainLeadId: await who('domainLead'),
    waitingForId: await who('waitingFor'),
    market: await wordNamed(manager, 'market', filter.market, 'market', actor),
    domain: await wordNamed(manager, 'domain', filter.domain, 'domain', actor),
  };
}
