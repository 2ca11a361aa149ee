import { Body, Controller, Param, Post } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { fall } from '../../../../database/rules/licence-fall.js';
import { beginLabelling, endLabelling, unseenBy } from '../../../../database/rules/licence-label.js';
import {
  findLicence,
  licenceOf,
  lockLicence,
  setLicenceState,
  type LicenceRow,
} from '../../../../database/rules/licences.js';
import { workOf } from '../../../../database/rules/licence-population.js';
import { signLicence } from '../../../../database/rules/licence-sign.js';
import { actorKept } from '../../../../database/people/actor-now.js';
import { recordRule } from '../../../../database/rules/record-rule.js';
import { lockRule } from '../../../../database/rules/rules.js';
import { loadDelegations } from '../../../../database/stand-ins/load-delegations.js';
import { madeByNow } from '../../../../database/trail/in-hand.js';
import { mayKeepRules } from '../../../../domain/access/access.js';
import { requireOwnHand } from '../../../../domain/access/proposal-access.js';
import {
  actsOnLicence,
  licenceKey,
  licenceLimits,
  type LicenceAct,
} from '../../../../domain/acting-licence/licence.js';
import { requireMaySign } from '../../../../domain/acting-licence/sign.js';
import { licensedStrata } from '../../../../domain/acting-licence/verdict.js';
import { Refusal } from '../../../../domain/refusal.js';
import { Sights } from '../access/sights.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { dueRequested } from '../items/due-request.js';
import { Describe } from '../openapi/describe.js';
import { LicenceLabelling, LicenceReason, LicenceSignature } from './licence.dto.js';
import { licenceJson, licenceSchema } from './licence-json.js';

/** What is done to a licence: it is labelled, signed, and taken back. */
@Controller('acting-licences')
export class LicenceCommandsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sights: Sights,
  ) {}

  @Post(':id/label')
  @Describe({
    summary: 'Has what was drawn labelled, blind: a review round that is sealed until its end',
    returns: licenceSchema,
    problems: [403, 404, 409, 422],
  })
  label(@Param('id') ref: string, @Body() body: LicenceLabelling, @AskedBy() asked: Asked): Promise<object> {
    const reviewerIds = body.reviewerIds.map((id) => id.toLowerCase());
    const adjudicatorIds = (body.adjudicatorIds ?? []).map((id) => id.toLowerCase());
    return this.change(ref, asked, async (manager, licence) => {
      if (licence.state === 'labelling') return;
      requireAct(licence, 'label');
      await this.requireSeen(manager, licence.id, [...reviewerIds, ...adjudicatorIds]);
      const due = await dueRequested(manager, body.due, asked.actor.id);
      const by = { actorId: asked.actor.id, key: asked.key, at: Date.now() };
      const staff = { reviewerIds, adjudicatorIds, perItem: body.perItem ?? 2, due } as const;
      const roundId = await beginLabelling(manager, licence, staff, by);
      await setLicenceState(manager, licence.id, { state: 'labelling', because: null, roundId });
      const data = { licence: licenceKey(licence.number), round: roundId };
      await recordRule(manager, licence.rule.id, 'rule.licence_labelling', { ...asked, data });
    });
  }

  @Post(':id/sign')
  @Describe({
    summary: 'Signs a licence whose labels allow it; with the second signature it is in force',
    description:
      'By people who keep rules, come in themselves, and have no part in the rule: who has not written it, planned its licence, or had it propose or act.',
    returns: licenceSchema,
    problems: [403, 404, 409],
  })
  sign(@Param('id') ref: string, @Body() { digest }: LicenceSignature, @AskedBy() asked: Asked): Promise<object> {
    const { actor } = asked;
    return this.change(ref, asked, async (manager, licence) => {
      requireOwnHand(actor, { madeBy: madeByNow() });
      const at = Date.now();
      const moment = { delegations: await loadDelegations(manager, at), at };
      const signed = licence.signed.map(({ id }) => id);
      requireMaySign(
        licenceOf(licence),
        { personId: actor.id, digest, signed },
        await workOf(manager, licence),
        moment,
      );
      if (licence.plan.endsAt <= at)
        throw new Refusal('illegal-transition', 'Its planned end has come. Withdraw it, and plan another.', {
          currentStatus: licence.state,
        });
      await signLicence(manager, licence.id, { personId: actor.id, digest });
      const key = licenceKey(licence.number);
      await recordRule(manager, licence.rule.id, 'rule.licence_signed', { ...asked, data: { licence: key, digest } });
      if (signed.length + 1 < licenceLimits.signers) return;
      await setLicenceState(manager, licence.id, { state: 'in_force', because: null, at });
      const strata = licence.verdict === null ? [] : licensedStrata(licence.verdict);
      const data = { licence: key, version: licence.version, strata };
      await recordRule(manager, licence.rule.id, 'rule.licence_in_force', { actor: null, key: licence.id, data });
    });
  }

  @Post(':id/withdraw')
  @Describe({
    summary: 'Takes a licence back: a rule that acts by it proposes again',
    returns: licenceSchema,
    problems: [403, 404, 409],
  })
  withdraw(@Param('id') ref: string, @Body() { reason }: LicenceReason, @AskedBy() asked: Asked): Promise<object> {
    return this.change(ref, asked, async (manager, licence) => {
      if (licence.state === 'withdrawn') return;
      requireAct(licence, 'withdraw');
      const because = reason ?? null;
      const ruleId = licence.rule.id;
      if (licence.state === 'in_force')
        await fall(manager, ruleId, licence.id, {
          as: 'ended',
          because: because ?? 'It was taken back',
          key: asked.key,
        });
      if (licence.state === 'labelling')
        await endLabelling(manager, licence, { actorId: asked.actor.id, key: asked.key });
      await setLicenceState(manager, licence.id, { state: 'withdrawn', because });
      const data = { licence: licenceKey(licence.number), was: licence.state, reason: because };
      await recordRule(manager, ruleId, 'rule.licence_withdrawn', { ...asked, data });
    });
  }

  /** Behind the locks of the rule and the licence, as whoever asks may then. */
  private async change(
    ref: string,
    { actor }: Asked,
    work: (manager: EntityManager, licence: LicenceRow) => Promise<void>,
  ): Promise<object> {
    mayKeepRules(actor);
    const { manager } = this.dataSource;
    const { id, rule } = await findLicence(manager, ref);
    await this.dataSource.transaction(async (within) => {
      mayKeepRules(await actorKept(within, actor.id));
      await lockRule(within, rule.id);
      await work(within, await lockLicence(within, id));
    });
    return licenceJson(await findLicence(manager, id), actor);
  }

  /** Whoever labels is shown titles: of what they do not see, nobody is. @throws Refusal `not-allowed` */
  private async requireSeen(manager: EntityManager, licenceId: string, people: readonly string[]): Promise<void> {
    for (const id of people) {
      const person = await this.sights.person(id);
      if (person === null) continue;
      const unseen = await unseenBy(manager, licenceId, person.sight);
      if (unseen > 0)
        throw new Refusal(
          'not-allowed',
          `${person.name} does not see ${unseen} of the records that were drawn, and could not label them. Name others.`,
        );
    }
  }
}

/** @throws Refusal `illegal-transition` */
function requireAct({ number, state }: LicenceRow, act: LicenceAct): void {
  if (actsOnLicence(state).includes(act)) return;
  throw new Refusal(
    'illegal-transition',
    `${licenceKey(number)} is ${state.replace('_', ' ')}: that is not done to it now.`,
    {
      currentStatus: state,
    },
  );
}
