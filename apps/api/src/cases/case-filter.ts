import type { EntityManager } from 'typeorm';
import { caseSorts, type CaseSelection } from '../../../../database/cases/row.js';
import { caseSources, lifecycleStages, verdicts } from '../../../../domain/case/case.js';
import { mostOfScale } from '../../../../domain/case/matrix.js';
import { caseStatuses } from '../../../../domain/case/table.js';
import { ratings } from '../../../../domain/policy/rating.js';
import type { Actor } from '../access/actor.js';
import { idNamed, wordNamed } from '../names/asked-names.js';
import { Ref } from '../names/ref.field.js';
import { Choice, Text, Whole } from '../openapi/fields.js';
import { severalOf } from '../openapi/several-of.js';
import { sortNames } from '../paging/page.js';
import { RegisterQuery } from '../paging/register.query.js';

const scale = { min: 1, max: mostOfScale, optional: true };

/** What a list of cases can be narrowed by. */
export class CaseFilter extends RegisterQuery {
  @Text({ max: 200, optional: true, description: `One or more of ${caseStatuses.join(', ')}, with commas between.` })
  status?: string;

  @Choice(ratings, { optional: true, description: 'What likelihood and impact came to.' })
  severity?: string;

  @Whole({ ...scale, description: 'Of this likelihood.' })
  likelihood?: number;

  @Whole({ ...scale, description: 'Of this impact.' })
  impact?: number;

  @Choice(caseSources, { optional: true, description: 'From where it comes.' })
  source?: string;

  @Choice(lifecycleStages, { optional: true, description: 'At which stage of the lifecycle it went wrong.' })
  stage?: string;

  @Choice(verdicts, { optional: true, description: 'Of those that are concluded.' })
  verdict?: string;

  @Ref('person', { description: 'Who leads it; until it is triaged, who triages it.' })
  lead?: string;

  @Ref('person', { description: 'Who leads its domain.' })
  domainLead?: string;

  @Ref('person', { description: 'Who reported it.' })
  reporter?: string;

  @Ref('person', { description: 'Who is to triage it, lead it on or close it now.' })
  waitingFor?: string;

  @Choice(sortNames(caseSorts), { optional: true })
  sort?: string;
}

/** A filter with the names in it looked up. @throws Problem `invalid-request`, Refusal `unknown-name`, `ambiguous-name` */
export async function casesMeant(manager: EntityManager, filter: CaseFilter, actor: Actor): Promise<CaseSelection> {
  const { severity, likelihood, impact, source, stage, verdict, overdue, dueBefore, dueAfter, changedSince, q } =
    filter;
  const who = (field: 'lead' | 'domainLead' | 'reporter' | 'waitingFor'): Promise<string | null> =>
    idNamed(manager, 'person', filter[field], field, actor);
  return {
    ...{ severity, likelihood, impact, source, stage, verdict, overdue, dueBefore, dueAfter, changedSince, q },
    seenBy: actor.sight,
    statuses: severalOf(caseStatuses, filter.status, 'status'),
    leadId: await who('lead'),
    domainLeadId: await who('domainLead'),
    reporterId: await who('reporter'),
    waitingForId: await who('waitingFor'),
    market: await wordNamed(manager, 'market', filter.market, 'market', actor),
    domain: await wordNamed(manager, 'domain', filter.domain, 'domain', actor),
  };
}
