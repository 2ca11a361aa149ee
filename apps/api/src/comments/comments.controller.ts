import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Settings } from '../../../../config/settings.js';
import {
  addComment,
  commentById,
  commentsOn,
  commentSorts,
  type CommentRow,
  type NewComment,
} from '../../../../database/comments/comments.js';
import { peopleMentioned } from '../../../../database/comments/mentions.js';
import { findCase } from '../../../../database/cases/row.js';
import { findFinding } from '../../../../database/findings/row.js';
import { actorKept } from '../../../../database/people/actor-now.js';
import { stableId } from '../../../../domain/stable-id.js';
import { caseKey } from '../../../../domain/case/case.js';
import { findingKey } from '../../../../domain/finding/finding.js';
import { mayComment } from '../../../../domain/access/access.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { findItem } from '../../../../database/items/listed-items.js';
import { Describe } from '../openapi/describe.js';
import { Choice, Ids, Text } from '../openapi/fields.js';
import { instant, list, object, page as pageOf, person, schema, text, uuid } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { PageQuery } from '../paging/page.query.js';
import { findProgramRow } from '../../../../database/programs/programs.js';

class CommentRequest {
  @Text({ max: 10_000 })
  body!: string;

  @Ids({ most: 20, optional: true, description: 'People who are told of it; each must see the record.' })
  mentions?: string[];
}

class CommentQuery extends PageQuery {
  @Choice(['created', '-created'], { optional: true })
  sort?: string;
}

const commentSchema = schema(
  'Comment',
  object({ id: uuid, author: person, body: text, mentioned: list(person), createdAt: instant }),
);

/** What is commented on. */
interface Commented extends Pick<NewComment, 'subject' | 'facts'> {
  /** What people call it: `AI-12`. */
  name: string;
}

@Controller()
export class CommentsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
  ) {}

  @Get('action-items/:id/comments')
  @Describe({ summary: 'Comments on an item, oldest first', returns: pageOf(commentSchema) })
  async onItem(@Param('id') ref: string, @Query() query: CommentQuery): Promise<PageOf<object>> {
    return this.list((await findItem(this.dataSource.manager, ref)).id, query);
  }

  @Post('action-items/:id/comments')
  @Describe({
    summary: 'Comments on an item, and tells whom the comment names',
    status: 201,
    returns: commentSchema,
    problems: [403, 422],
  })
  commentItem(@Param('id') ref: string, @Body() body: CommentRequest, @AskedBy() asked: Asked): Promise<object> {
    return this.add((manager) => anItem(manager, ref), body, asked);
  }

  @Get('programs/:id/comments')
  @Describe({ summary: 'Comments on a program, oldest first', returns: pageOf(commentSchema) })
  async onProgram(@Param('id') id: string, @Query() query: CommentQuery): Promise<PageOf<object>> {
    return this.list((await findProgramRow(this.dataSource.manager, id)).id, query);
  }

  @Post('programs/:id/comments')
  @Describe({
    summary: 'Comments on a program, and tells whom the comment names',
    status: 201,
    returns: commentSchema,
    problems: [403, 422],
  })
  commentProgram(@Param('id') id: string, @Body() body: CommentRequest, @AskedBy() asked: Asked): Promise<object> {
    return this.add((manager) => aProgram(manager, id), body, asked);
  }

  @Get('cases/:id/comments')
  @Describe({ summary: 'Comments on a case, oldest first', returns: pageOf(commentSchema) })
  async onCase(@Param('id') ref: string, @Query() query: CommentQuery): Promise<PageOf<object>> {
    return this.list((await findCase(this.dataSource.manager, ref)).facts.id, query);
  }

  @Post('cases/:id/comments')
  @Describe({
    summary: 'Comments on a case, and tells whom the comment names',
    status: 201,
    returns: commentSchema,
    problems: [403, 422],
  })
  commentCase(@Param('id') ref: string, @Body() body: CommentRequest, @AskedBy() asked: Asked): Promise<object> {
    return this.add((manager) => aCase(manager, ref), body, asked);
  }

  @Get('findings/:id/comments')
  @Describe({ summary: 'Comments on a finding, oldest first', returns: pageOf(commentSchema) })
  async onFinding(@Param('id') ref: string, @Query() query: CommentQuery): Promise<PageOf<object>> {
    return this.list((await findFinding(this.dataSource.manager, ref)).facts.id, query);
  }

  @Post('findings/:id/comments')
  @Describe({
    summary: 'Comments on a finding, and tells whom the comment names',
    status: 201,
    returns: commentSchema,
    problems: [403, 422],
  })
  commentFinding(@Param('id') ref: string, @Body() body: CommentRequest, @AskedBy() asked: Asked): Promise<object> {
    return this.add((manager) => aFinding(manager, ref), body, asked);
  }

  private async list(subjectId: string, query: PageQuery): Promise<PageOf<object>> {
    const page = new Page(query, commentSorts, 'created');
    const rows = await commentsOn(this.dataSource.manager, subjectId, page);
    return page.result(rows, commentJson);
  }

  private async add(
    find: (manager: EntityManager) => Promise<Commented>,
    { body, mentions = [] }: CommentRequest,
    { actor, key }: Asked,
  ): Promise<object> {
    mayComment(actor);
    const row = await this.dataSource.transaction(async (manager) => {
      const author = await actorKept(manager, actor.id);
      mayComment(author);
      const { subject, facts, name } = await find(manager);
      const id = stableId(subject.id, actor.id, key, 'comment');
      // Asked for again, it was made, whoever has left since.
      const before = await commentById(manager, id);
      if (before) return before;
      const at = Date.now();
      const { reading } = this.settings;
      const ids = [...new Set(mentions.map((mention) => mention.toLowerCase()))];
      const mentioned = await peopleMentioned(manager, { id: subject.id, name }, ids, { reading, at });
      return addComment(manager, { id, subject, facts, author, body, mentioned, at });
    });
    return row ? commentJson(row) : {};
  }
}

async function anItem(manager: EntityManager, ref: string): Promise<Commented> {
  const item = await findItem(manager, ref);
  const { id, program_id: programId, number: itemNumber, title: itemTitle } = item;
  const facts = { itemTitle, itemNumber, programName: item.program_name, phaseName: item.phase_name };
  return { name: `AI-${itemNumber}`, subject: { kind: 'action_item', id, programId }, facts };
}

async function aProgram(manager: EntityManager, ref: string): Promise<Commented> {
  const { id, name } = await findProgramRow(manager, ref);
  const facts = { itemTitle: name, itemNumber: null, programName: name };
  return { name, subject: { kind: 'program', id, programId: id }, facts };
}

async function aCase(manager: EntityManager, ref: string): Promise<Commented> {
  const { id, number, title } = (await findCase(manager, ref)).facts;
  return aRecord('case', caseKey(number), { id, title });
}

async function aFinding(manager: EntityManager, ref: string): Promise<Commented> {
  const { id, number, title } = (await findFinding(manager, ref)).facts;
  return aRecord('finding', findingKey(number), { id, title });
}

/** One that belongs to no program. */
function aRecord(kind: 'case' | 'finding', name: string, { id, title }: { id: string; title: string }): Commented {
  const facts = { itemTitle: title, itemNumber: null, programName: '', recordKey: name };
  return { name, subject: { kind, id, programId: null }, facts };
}

function commentJson(row: CommentRow): object {
  return {
    id: row.id,
    author: { id: row.author_id, name: row.author },
    body: row.body,
    mentioned: row.mentioned,
    createdAt: row.created_at.toISOString(),
  };
}
