import { Body, Controller, Delete, Get, Param, Post, type Type } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { findCase } from '../../../../database/cases/row.js';
import { recordKinds } from '../../../../database/engine/kinds.js';
import { notThere } from '../../../../database/engine/not-there.js';
import { findControl } from '../../../../database/controls/row.js';
import { findFinding } from '../../../../database/findings/row.js';
import { actorKept } from '../../../../database/people/actor-now.js';
import { link, linkable, unlink } from '../../../../database/record-links/links.js';
import { caseKey } from '../../../../domain/case/case.js';
import { controlKey } from '../../../../domain/control/control.js';
import { findingKey } from '../../../../domain/finding/finding.js';
import { linkedKinds, type LinkedKind, type Linking } from '../../../../domain/record-link/link.js';
import { stableId } from '../../../../domain/stable-id.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { Text } from '../openapi/fields.js';
import { linksJson, linksSchema } from './links-json.js';
import { mayLink } from './may-link.js';

class LinkRequest {
  @Text({
    max: 100,
    description:
      'An action item, exception, risk, breach, case, control, occurrence, finding, analysis, alignment round or review round by its key, such as AI-12; or any of them, or a program, by its id.',
  })
  to!: string;
}

const answers = { returns: linksSchema, problems: [403, 422] as (403 | 422)[] };
const toAdd = { description: 'One that is linked already stays as it is. A record has at most 200 links.', ...answers };
const toRemove = {
  description: 'The other record is named by its key or by its id, as where it is linked.',
  ...answers,
};

interface Ends {
  find: (manager: EntityManager) => Promise<Linking>;
  to: string;
  /** Whether somebody writes such records at all. */
  may: (actor: Actor) => void;
}

/** Whoever sees both ends ties them, and takes that back; the trail says who. */
async function change(
  dataSource: DataSource,
  { find, to, may }: Ends,
  { actor, key }: Asked,
  done: typeof link,
): Promise<object> {
  may(actor);
  const { manager } = dataSource;
  const one = await find(manager);
  const other = await linkable(manager, to, actor.sight);
  await dataSource.transaction(async (within) => {
    may(await actorKept(within, actor.id));
    await done(within, one, other, { actorId: actor.id, key: stableId(actor.id, key), at: Date.now() });
  });
  return linksJson(manager, one.id, actor);
}

/** What a case is tied to. */
@Controller('cases/:id/links')
export class LinksOfCasesController {
  constructor(private readonly dataSource: DataSource) {}

  @Post()
  @Describe({
    summary: 'Links a case to an action item, a program, an exception, a risk, a finding or another case',
    ...toAdd,
  })
  add(@Param('id') ref: string, @Body() { to }: LinkRequest, @AskedBy() asked: Asked): Promise<object> {
    return change(this.dataSource, ofCase(ref, to), asked, link);
  }

  @Delete(':recordId')
  @Describe({ summary: 'Takes a link of a case away; one that is not there is left so', ...toRemove })
  remove(@Param('id') ref: string, @Param('recordId') to: string, @AskedBy() asked: Asked): Promise<object> {
    return change(this.dataSource, ofCase(ref, to), asked, unlink);
  }
}

/** What a finding is tied to. */
@Controller('findings/:id/links')
export class LinksOfFindingsController {
  constructor(private readonly dataSource: DataSource) {}

  @Post()
  @Describe({
    summary: 'Links a finding to a case, an action item, a program, an exception, a risk or another finding',
    ...toAdd,
  })
  add(@Param('id') ref: string, @Body() { to }: LinkRequest, @AskedBy() asked: Asked): Promise<object> {
    return change(this.dataSource, ofFinding(ref, to), asked, link);
  }

  @Delete(':recordId')
  @Describe({ summary: 'Takes a link of a finding away; one that is not there is left so', ...toRemove })
  remove(@Param('id') ref: string, @Param('recordId') to: string, @AskedBy() asked: Asked): Promise<object> {
    return change(this.dataSource, ofFinding(ref, to), asked, unlink);
  }
}

/** What a control is tied to: the risks that it meets, findings against it. */
@Controller('controls/:id/links')
export class LinksOfControlsController {
  constructor(private readonly dataSource: DataSource) {}

  @Post()
  @Describe({
    summary: 'Links a control to a risk, a finding, a case, a program, an action item or another control',
    ...toAdd,
  })
  add(@Param('id') ref: string, @Body() { to }: LinkRequest, @AskedBy() asked: Asked): Promise<object> {
    return change(this.dataSource, ofControl(ref, to), asked, link);
  }

  @Delete(':recordId')
  @Describe({ summary: 'Takes a link of a control away; one that is not there is left so', ...toRemove })
  remove(@Param('id') ref: string, @Param('recordId') to: string, @AskedBy() asked: Asked): Promise<object> {
    return change(this.dataSource, ofControl(ref, to), asked, unlink);
  }
}

function ofCase(ref: string, to: string): Ends {
  const find = async (manager: EntityManager): Promise<Linking> => {
    const { id, number, title } = (await findCase(manager, ref)).facts;
    return { kind: 'case', id, key: caseKey(number), title };
  };
  return { find, to, may: mayLink.case };
}

function ofFinding(ref: string, to: string): Ends {
  const find = async (manager: EntityManager): Promise<Linking> => {
    const { id, number, title } = (await findFinding(manager, ref)).facts;
    return { kind: 'finding', id, key: findingKey(number), title };
  };
  return { find, to, may: mayLink.finding };
}

function ofControl(ref: string, to: string): Ends {
  const find = async (manager: EntityManager): Promise<Linking> => {
    const { id, number, title } = (await findControl(manager, ref)).facts;
    return { kind: 'control', id, key: controlKey(number), title };
  };
  return { find, to, may: mayLink.control };
}

/** By which name the route of each kind stands in the document of the API. */
const names: Record<LinkedKind, { suffix: string; one: string }> = {
  action_item: { suffix: 'Item', one: 'an action item' },
  program: { suffix: 'Program', one: 'a program' },
  exception: { suffix: 'Exception', one: 'an exception' },
  risk: { suffix: 'Risk', one: 'a risk' },
  case: { suffix: 'Case', one: 'a case' },
  finding: { suffix: 'Finding', one: 'a finding' },
  review_round: { suffix: 'ReviewRound', one: 'a review round' },
  breach: { suffix: 'Breach', one: 'a breach of a metric' },
  analysis: { suffix: 'Analysis', one: 'a root cause analysis' },
  alignment: { suffix: 'Alignment', one: 'an alignment round' },
  control: { suffix: 'Control', one: 'a control' },
  occurrence: { suffix: 'Occurrence', one: 'an occurrence of a control' },
  control_test: { suffix: 'ControlTest', one: 'a control test' },
};

/** What a record is linked to: the same for whatever may stand at an end. */
export const linksControllers: Type[] = linkedKinds.map((kind) => {
  const { suffix, one } = names[kind];
  @Controller(`${recordKinds[kind].path}/:id/links`)
  class LinksOfController {
    constructor(private readonly dataSource: DataSource) {}

    @Get()
    @Describe({
      summary: `What ${one} is linked to, the oldest link first, as far as you see it`,
      returns: linksSchema,
    })
    async [`linksOf${suffix}`](@Param('id') ref: string, @CurrentActor() actor: Actor): Promise<object> {
      const { manager }: { manager: EntityManager } = this.dataSource;
      return linksJson(manager, await idOf(manager, kind, ref, actor), actor);
    }
  }
  return LinksOfController;
});

/** @throws Refusal `not-found` */
async function idOf(manager: EntityManager, kind: LinkedKind, ref: string, actor: Actor): Promise<string> {
  const found = await linkable(manager, ref, actor.sight);
  if (found.kind !== kind) throw notThere(recordKinds[kind].path, ref);
  return found.id;
}
