import { Body, Controller, Param, Post } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { fallOfRule } from '../../../../database/rules/licence-fall.js';
import { licenceInForce } from '../../../../database/rules/licences.js';
import { actorKept } from '../../../../database/people/actor-now.js';
import { recordRule } from '../../../../database/rules/record-rule.js';
import {
  findRule,
  listeningRules,
  lockRule,
  setRuleState,
  versionOf,
  versionsOf,
  type LockedRule,
} from '../../../../database/rules/rules.js';
import { dropWaiting, stopRule } from '../../../../database/rules/stop.js';
import { madeByNow } from '../../../../database/trail/in-hand.js';
import { mayKeepRules } from '../../../../domain/access/access.js';
import { requireOwnHand } from '../../../../domain/access/proposal-access.js';
import { ruleKey } from '../../../../domain/rule/rule.js';
import { Refusal } from '../../../../domain/refusal.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { list, object, text } from '../openapi/json-schema.js';
import { Proposables } from '../proposals/proposables.js';
import { ruleAsked } from './asked-rule.js';
import { RulePublication, RuleReason } from './rule.dto.js';
import { ruleDetail, ruleDetailSchema } from './rule-json.js';

/** How far a rule goes is said here. */
@Controller('rules')
export class RuleCommandsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly proposables: Proposables,
  ) {}

  @Post('stop')
  @Describe({
    summary: 'Stops all rules that listen: nothing more comes of what happens, nor of what waits',
    returns: object({ stopped: list(text) }),
    problems: [403],
  })
  async stopAll(@Body() body: RuleReason, @AskedBy() asked: Asked): Promise<{ stopped: string[] }> {
    mayKeepRules(asked.actor);
    const because = body.reason ?? null;
    const rules = await listeningRules(this.dataSource.manager);
    const stopped: string[] = [];
    // Each by itself: one that somebody holds keeps the others from nothing.
    for (const { id, number } of rules) {
      const did = await this.dataSource.transaction((manager) => this.stopOne(manager, id, asked, because));
      if (did) stopped.push(ruleKey(number));
    }
    return { stopped };
  }

  @Post(':id/publish')
  @Describe({
    summary: 'Has a version listen: in shadow it says what it would do, in suggest it proposes, in act it does it',
    description:
      'What it listens to is what happens from now on. It comes into suggest out of shadow alone, by the same version: it was watched before. It acts out of suggest alone, by a licence in force, in the name of whoever has it act.',
    returns: ruleDetailSchema,
    problems: [403],
  })
  publish(@Param('id') ref: string, @Body() body: RulePublication, @AskedBy() asked: Asked): Promise<object> {
    return this.change(ref, asked, async (manager, rule) => {
      if (rule.state === 'archived') throw archived(rule.number);
      const shadow = body.state === 'shadow';
      const number = body.version ?? (shadow ? undefined : (rule.liveVersion ?? undefined));
      const version = await versionOf(manager, rule, number);
      const same = version.id === rule.liveVersionId;
      if (rule.state === body.state && same) return;
      if (body.state === 'suggest' && !((rule.state === 'shadow' || rule.state === 'act') && same))
        throw notWatched(rule, version.version);
      if (body.state === 'act') await this.requireLicensed(manager, rule, version, asked);
      // What was right when it was written may name what is no more.
      await ruleAsked(this.proposables, version.text);
      await setRuleState(manager, rule.id, { state: body.state, by: asked.actor.id, because: null, live: version });
      await dropWaiting(manager, rule.id);
      // A licence is of the version that was labelled.
      await fallOfRule(
        manager,
        rule.id,
        { as: 'fallen', because: `Version ${version.version} of the rule listens in its place`, key: asked.key },
        version.id,
      );
      const data = { version: version.version, state: body.state, was: rule.state };
      await recordRule(manager, rule.id, 'rule.published', { ...asked, data });
    });
  }

  @Post(':id/stop')
  @Describe({
    summary: 'Stops a rule: nothing more comes of what happens, nor of what it has matched and waits',
    returns: ruleDetailSchema,
    problems: [403],
  })
  stop(@Param('id') ref: string, @Body() body: RuleReason, @AskedBy() asked: Asked): Promise<object> {
    return this.change(ref, asked, async (manager, { id, number, state }) => {
      if (state === 'stopped') return;
      if (!(await stopRule(manager, id, { by: asked.actor, because: body.reason ?? null, key: asked.key })))
        throw new Refusal(
          'illegal-transition',
          `${ruleKey(number)} is ${state}, and listens to nothing: there is nothing to stop.`,
          {
            currentStatus: state,
          },
        );
    });
  }

  @Post(':id/archive')
  @Describe({
    summary: 'Ends a rule: it listens to nothing any more, and its name is free',
    returns: ruleDetailSchema,
    problems: [403],
  })
  archive(@Param('id') ref: string, @Body() body: RuleReason, @AskedBy() asked: Asked): Promise<object> {
    const reason = body.reason ?? null;
    return this.change(ref, asked, async (manager, rule) => {
      if (rule.state === 'archived') return;
      await setRuleState(manager, rule.id, { state: 'archived', by: asked.actor.id, because: reason });
      await dropWaiting(manager, rule.id);
      await fallOfRule(manager, rule.id, { as: 'ended', because: 'The rule is archived', key: asked.key });
      await recordRule(manager, rule.id, 'rule.archived', { ...asked, data: { reason } });
    });
  }

  /** What it does is done in the name of whoever has it act: a person, there themself. @throws Refusal */
  private async requireLicensed(
    manager: EntityManager,
    rule: LockedRule,
    { id, version }: { id: string; version: number },
    { actor }: Asked,
  ): Promise<void> {
    requireOwnHand(actor, { madeBy: madeByNow() });
    const licence = await licenceInForce(manager, id);
    if (rule.state === 'suggest' && rule.liveVersionId === id && licence && licence.ends_at.getTime() > Date.now())
      return;
    const why = licence ? `it is ${rule.state}` : `no licence of version ${version} is in force`;
    throw new Refusal(
      'illegal-transition',
      `${ruleKey(rule.number)} acts out of suggest, by the same version, under a licence in force: ${why}. Plan a licence, have it labelled, and have two sign it.`,
      { currentStatus: rule.state },
    );
  }

  private async stopOne(manager: EntityManager, id: string, asked: Asked, because: string | null): Promise<boolean> {
    mayKeepRules(await actorKept(manager, asked.actor.id));
    return stopRule(manager, id, { by: asked.actor, because, key: asked.key });
  }

  /** Behind the lock of the rule, as whoever asks may then. */
  private async change(
    ref: string,
    { actor }: Asked,
    work: (manager: EntityManager, rule: LockedRule & { id: string }) => Promise<void>,
  ): Promise<object> {
    mayKeepRules(actor);
    const { manager } = this.dataSource;
    const { id } = await findRule(manager, ref);
    await this.dataSource.transaction(async (within) => {
      mayKeepRules(await actorKept(within, actor.id));
      await work(within, { id, ...(await lockRule(within, id)) });
    });
    return ruleDetail(await findRule(manager, id), await versionsOf(manager, id), actor);
  }
}

/** It is watched before it proposes. */
function notWatched({ number, state, liveVersion }: LockedRule, version: number): Refusal {
  const now = state === 'shadow' ? `version ${liveVersion ?? ''} is in shadow` : `it is ${state}`;
  return new Refusal(
    'illegal-transition',
    `Version ${version} of ${ruleKey(number)} comes into suggest out of shadow: ${now}. Put it into shadow first, and look at what it would propose.`,
    { currentStatus: state },
  );
}

/** Nothing more is done to it. */
export function archived(number: number): Refusal {
  return new Refusal('illegal-transition', `${ruleKey(number)} is archived. Write a new rule.`, {
    currentStatus: 'archived',
  });
}
