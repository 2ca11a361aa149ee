import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { actorKept } from '../../../../database/people/actor-now.js';
import { backTest } from '../../../../database/rules/back-test.js';
import { kindFacts } from '../../../../database/rules/facts.js';
import { recordRule } from '../../../../database/rules/record-rule.js';
import {
  findRule,
  insertRule,
  insertRuleVersion,
  lockRule,
  rulesBy,
  ruleSorts,
  versionOf,
  versionsOf,
} from '../../../../database/rules/rules.js';
import { mayKeepRules } from '../../../../domain/access/access.js';
import { linkedKinds } from '../../../../domain/record-link/link.js';
import { actorKinds, dataOf, eventsAbout, factTypes, programFacts } from '../../../../domain/rule/fact-types.js';
import { ruleKey, ruleStates } from '../../../../domain/rule/rule.js';
import { exampleRule } from '../../../../domain/rule/example.js';
import { stableId } from '../../../../domain/stable-id.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import {
  choice,
  flag,
  list,
  listed,
  mapOf,
  nullable,
  object,
  page as pageOf,
  schema,
  text,
} from '../openapi/json-schema.js';
import { severalOf } from '../openapi/several-of.js';
import { Page, type PageOf } from '../paging/page.js';
import { invalidRequest, Problem } from '../problems/problem.js';
import { Proposables } from '../proposals/proposables.js';
import { noteReading } from '../readers/note-reading.js';
import { ruleAsked, ruleChecked } from './asked-rule.js';
import { archived } from './rule-commands.controller.js';
import { BackTestAsked, NewRule, RuleFactsQuery, RuleQuery, RuleToCheck } from './rule.dto.js';
import {
  backTestJson,
  backTestSchema,
  ruleDetail,
  ruleDetailSchema,
  ruleJson,
  ruleProblemSchema,
  ruleSchema,
} from './rule-json.js';

const types = mapOf(choice(factTypes));
const factsSchema = schema(
  'RuleFacts',
  object({
    kind: choice(linkedKinds),
    record: { ...types, description: 'Facts of the record, asked for as record.status.' },
    program: { ...types, description: 'Of the program to which it belongs.' },
    actor: { ...object({ kind: list(choice(actorKinds)) }), description: 'Who did it.' },
    events: {
      ...list(object({ type: text, data: types })),
      description: 'What it can listen to, and what each event says: event.data.',
    },
    commands: { ...list(text), description: 'What it may propose.' },
    example: { ...text, description: 'A rule to begin from.' },
  }),
);

/** Rules: when something happens, if something holds, then something is proposed. */
@Controller('rules')
export class RulesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly proposables: Proposables,
  ) {}

  @Get()
  @Describe({ summary: 'Lists rules, in the order in which they were written', returns: pageOf(ruleSchema) })
  async list(@Query() { state, kind, q, ...query }: RuleQuery): Promise<PageOf<object>> {
    const page = new Page(query, ruleSorts, 'number');
    const states = severalOf(ruleStates, state, 'state');
    return page.result(await rulesBy(this.dataSource.manager, { states, kind, q }, page), ruleJson);
  }

  @Get('facts')
  @Describe({
    summary: 'What rules may ask about each kind of record, with types, and what they may propose',
    returns: listed(factsSchema),
  })
  facts(@Query() { kind: only }: RuleFactsQuery): { items: object[] } {
    const kinds = only === undefined ? linkedKinds : [only];
    return {
      items: kinds.map((kind) => ({
        ...{ kind, record: kindFacts[kind], program: programFacts, actor: { kind: actorKinds } },
        events: eventsAbout(kind).map((type) => ({ type, data: dataOf([type]) })),
        commands: this.proposables.commandsOf(kind),
        example: exampleRule,
      })),
    };
  }

  @Get(':id')
  @Describe({ summary: 'A rule with its versions, newest first', returns: ruleDetailSchema, problems: [404] })
  async get(@Param('id') ref: string, @CurrentActor() actor: Actor): Promise<object> {
    const row = await findRule(this.dataSource.manager, ref);
    return ruleDetail(row, await versionsOf(this.dataSource.manager, row.id), actor);
  }

  @Post('check')
  @Describe({
    summary: 'Says whether a text is a rule, and all that is wrong with it, each with its place',
    returns: object({
      valid: flag,
      text: { ...nullable(text), description: 'The rule in its one form.' },
      problems: list(ruleProblemSchema),
    }),
    previews: true,
    problems: [403],
  })
  async check(@Body() { text: said }: RuleToCheck, @CurrentActor() actor: Actor): Promise<object> {
    mayKeepRules(actor);
    const result = await ruleChecked(this.proposables, said);
    return 'problems' in result
      ? { valid: false, text: null, problems: result.problems }
      : { valid: true, text: result.text, problems: [] };
  }

  @Post()
  @Describe({
    summary: 'Writes a rule. It listens to nothing yet',
    status: 201,
    location: '/rules/:id',
    returns: ruleDetailSchema,
    problems: [403, 409, 422],
  })
  async create(@Body() body: NewRule, @AskedBy() asked: Asked): Promise<object> {
    mayKeepRules(asked.actor);
    const rule = await ruleAsked(this.proposables, body.text);
    const { actor, key } = asked;
    const id = stableId(actor.id, key, 'rule');
    const { name, description = '' } = body;
    await this.dataSource.transaction(async (manager) => {
      mayKeepRules(await actorKept(manager, actor.id));
      if (!(await insertRule(manager, { id, name, description, createdBy: actor.id })))
        throw new Problem(
          'already-exists',
          `There is a rule "${name}" already. Add a version to it, or choose another name.`,
        );
      const version = await this.addTo(manager, id, rule, asked);
      await recordRule(manager, id, 'rule.created', { ...asked, data: { name, version } });
    });
    return this.get(id, asked.actor);
  }

  @Post(':id/versions')
  @Describe({
    summary: 'Adds a version. Which one listens stays as it is until another is put in its place',
    status: 201,
    returns: ruleDetailSchema,
    problems: [403],
  })
  async addVersion(
    @Param('id') ref: string,
    @Body() { text: said }: RuleToCheck,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    mayKeepRules(asked.actor);
    const { id, number } = await findRule(this.dataSource.manager, ref);
    const rule = await ruleAsked(this.proposables, said);
    await this.dataSource.transaction(async (manager) => {
      mayKeepRules(await actorKept(manager, asked.actor.id));
      const { state } = await lockRule(manager, id);
      if (state === 'archived') throw archived(number);
      const version = await this.addTo(manager, id, rule, asked);
      await recordRule(manager, id, 'rule.version_added', { ...asked, data: { version } });
    });
    return this.get(id, asked.actor);
  }

  @Post(':id/back-test')
  @Describe({
    summary: 'Plays a version on what has happened, and says what would have come of it',
    description:
      'It reads, and nothing comes of it. Of each event, the facts are known that never change, and all of them where nothing has happened to the record since; where it hangs on others it is counted as not knowable. Told is what whoever asks sees.',
    returns: backTestSchema,
    previews: true,
    problems: [403],
  })
  async backTest(
    @Param('id') ref: string,
    @Body() asked: BackTestAsked,
    @CurrentActor() actor: Actor,
  ): Promise<object> {
    mayKeepRules(actor);
    const { manager } = this.dataSource;
    const rule = await findRule(manager, ref);
    const version = await versionOf(manager, rule, asked.version);
    const from = Date.parse(asked.from);
    const until = asked.until === undefined ? Date.now() : Date.parse(asked.until);
    if (until <= from) throw invalidRequest([{ path: 'until', message: 'must be after from.' }]);
    const found = await backTest(this.dataSource, version, { from, until, sight: actor.sight });
    await noteReading(
      manager,
      actor,
      found.examples.map((one) => one.record),
    );
    return backTestJson({ key: ruleKey(rule.number), version: version.version, from, until }, found);
  }

  private addTo(
    manager: EntityManager,
    ruleId: string,
    rule: Awaited<ReturnType<typeof ruleAsked>>,
    { actor, key }: Asked,
  ): Promise<number> {
    return insertRuleVersion(manager, { id: stableId(ruleId, actor.id, key), ruleId, ...rule, createdBy: actor.id });
  }
}
