import { randomBytes } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  findLicence,
  insertLicence,
  lastTried,
  licencesBy,
  licenceSorts,
} from '../../../../database/rules/licences.js';
import { candidatesOf, rateOf, ruleAuthors } from '../../../../database/rules/licence-population.js';
import { actorKept } from '../../../../database/people/actor-now.js';
import { recordRule } from '../../../../database/rules/record-rule.js';
import { findRule, lockRule, versionOf } from '../../../../database/rules/rules.js';
import { mayKeepRules } from '../../../../domain/access/access.js';
import {
  licenceKey,
  licenceLimits,
  licenceStates,
  usualPlan,
  type LicencePlan,
} from '../../../../domain/acting-licence/licence.js';
import { drawnFor, labelsFor } from '../../../../domain/acting-licence/plan.js';
import { listens, ruleKey } from '../../../../domain/rule/rule.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { page as pageOf } from '../openapi/json-schema.js';
import { severalOf } from '../openapi/several-of.js';
import { Page, type PageOf } from '../paging/page.js';
import { invalidRequest, Problem } from '../problems/problem.js';
import { LicenceQuery, NewLicence } from './licence.dto.js';
import { licenceJson, licenceSchema } from './licence-json.js';

/** Licences by which rules act: a plan, labels, two signatures, and an end. */
@Controller('acting-licences')
export class ActingLicencesController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({
    summary: 'Lists licences to act, in the order in which they were planned',
    returns: pageOf(licenceSchema),
    problems: [404],
  })
  async list(
    @Query() { state, rule: ref, ...query }: LicenceQuery,
    @CurrentActor() actor: Actor,
  ): Promise<PageOf<object>> {
    const { manager } = this.dataSource;
    const page = new Page(query, licenceSorts, 'number');
    const states = severalOf(licenceStates, state, 'state');
    const ruleId = ref === undefined ? undefined : (await findRule(manager, ref)).id;
    return page.result(await licencesBy(manager, { states, ruleId }, page), (row) => licenceJson(row, actor));
  }

  @Get(':id')
  @Describe({
    summary: 'A licence to act: its plan, how far it is, and who has signed',
    returns: licenceSchema,
    problems: [404],
  })
  async get(@Param('id') ref: string, @CurrentActor() actor: Actor): Promise<object> {
    return licenceJson(await findLicence(this.dataSource.manager, ref), actor);
  }

  @Post()
  @Describe({
    summary: 'Plans a licence for the version of a rule that listens, and draws what is to be labelled',
    description:
      'By combination of markets and domain: of those that have enough matches as many as it takes to show, at 95 %, that errors are not above what is allowed; and some of the records that the rule looked at and did not match. The plan never changes.',
    status: 201,
    location: '/acting-licences/:id',
    returns: licenceSchema,
    problems: [403, 404, 409, 422],
  })
  async plan(@Body() body: NewLicence, @AskedBy() asked: Asked): Promise<object> {
    const { actor, key } = asked;
    mayKeepRules(actor);
    const plan = planAsked(body, Date.now());
    const { id: ruleId } = await findRule(this.dataSource.manager, body.rule);
    const id = stableId(actor.id, key, 'acting_licence');
    await this.dataSource.transaction(async (manager) => {
      mayKeepRules(await actorKept(manager, actor.id));
      const rule = await lockRule(manager, ruleId);
      const { liveVersionId, liveVersion, number, state } = rule;
      if (!listens(state) || liveVersionId === null || liveVersion === null)
        throw new Refusal(
          'illegal-transition',
          `${ruleKey(number)} is ${state}, and has matched nothing that could be labelled. Put it into shadow, and watch it.`,
          { currentStatus: state },
        );
      const tried = await lastTried(manager, liveVersionId);
      if (tried && plan.from < tried.at.getTime())
        throw new Refusal(
          'invalid-command',
          `${licenceKey(tried.number)} has drawn from before ${tried.at.toISOString()}: who draws again until it passes, passes by chance. Draw from what happened since.`,
          { path: 'from' },
        );
      const version = await versionOf(manager, { id: ruleId, number }, liveVersion);
      const kind = version.body.on.kind;
      const seed = randomBytes(16).toString('hex');
      const drawn = drawnFor(await candidatesOf(manager, { versionId: liveVersionId, kind }, plan), plan, seed);
      const made = await insertLicence(manager, {
        ...{ id, ruleId, versionId: liveVersionId, plan, seed, ...drawn, plannedBy: actor.id },
        // Whole days: that of the last match is one of them.
        rate: await rateOf(manager, liveVersionId, { from: plan.from, until: plan.until + 86_400_000 }),
        authors: [...new Set([...(await ruleAuthors(manager, ruleId)), actor.id])],
      });
      if (!made)
        throw new Problem(
          'already-exists',
          `Version ${liveVersion} of ${ruleKey(number)} has a licence that is open. Withdraw it before you plan another.`,
        );
      const { number: given } = await findLicence(manager, id);
      const data = {
        ...{
          licence: licenceKey(given),
          version: liveVersion,
          allowedPercent: 100 * plan.allowed,
          labels: plan.labels,
        },
        ...{ sharePercent: 100 * plan.share, endsAt: plan.endsAt },
        strata: drawn.strata.filter((one) => one.drawn > 0).map(({ name }) => name),
      };
      await recordRule(manager, ruleId, 'rule.licence_planned', { ...asked, data });
    });
    return this.get(id, actor);
  }
}

/** What a request says of a plan. @throws Problem `invalid-request` */
function planAsked(body: NewLicence, now: number): LicencePlan {
  const { allowed = usualPlan.allowed, errors = usualPlan.errors, unmatched = usualPlan.unmatched } = body;
  const from = Date.parse(body.from);
  const until = body.until === undefined ? now : Math.min(now, Date.parse(body.until));
  const endsAt = Date.parse(body.endsAt);
  if (until <= from) throw invalidRequest([{ path: 'from', message: 'must be before until, and in the past.' }]);
  if (endsAt <= now || endsAt > now + licenceLimits.days * 86_400_000)
    throw invalidRequest([
      { path: 'endsAt', message: `must lie in the future, and within ${licenceLimits.days} days.` },
    ]);
  return {
    ...{ allowed: allowed / 100, errors, labels: labelsFor(allowed / 100, errors), unmatched },
    ...{ share: (body.share ?? usualPlan.share) / 100, from, until, endsAt },
  };
}
