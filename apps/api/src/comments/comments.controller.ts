import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addComment, commentsOn, commentSorts, type CommentRow } from '../../../../database/comments/comments.js';
import { actorKept } from '../../../../database/people/actor-now.js';
import { stableId } from '../../../../domain/stable-id.js';
import { mayComment } from '../../../../domain/access/access.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { findItem } from '../../../../database/items/listed-items.js';
import { Describe } from '../openapi/describe.js';
import { Choice, Text } from '../openapi/fields.js';
import { instant, object, page as pageOf, person, schema, text, uuid } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { PageQuery } from '../paging/page.query.js';
import { findProgramRow } from '../../../../database/programs/programs.js';

class NewComment {
  @Text({ max: 10_000 })
  body!: string;
}

class CommentQuery extends PageQuery {
  @Choice(['created', '-created'], { optional: true })
  sort?: string;
}

const commentSchema = schema('Comment', object({ id: uuid, author: person, body: text, createdAt: instant }));

@Controller()
export class CommentsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('action-items/:id/comments')
  @Describe({ summary: 'Comments on an item, oldest first', returns: pageOf(commentSchema) })
  async onItem(@Param('id') ref: string, @Query() query: CommentQuery): Promise<PageOf<object>> {
    return this.list((await findItem(this.dataSource.manager, ref)).id, query);
  }

  @Post('action-items/:id/comments')
  @Describe({ summary: 'Comments on an item', status: 201, returns: commentSchema, problems: [403] })
  async commentItem(@Param('id') ref: string, @Body() { body }: NewComment, @AskedBy() asked: Asked): Promise<object> {
    return this.add('action_item', (await findItem(this.dataSource.manager, ref)).id, body, asked);
  }

  @Get('programs/:id/comments')
  @Describe({ summary: 'Comments on a program, oldest first', returns: pageOf(commentSchema) })
  async onProgram(@Param('id') id: string, @Query() query: CommentQuery): Promise<PageOf<object>> {
    return this.list((await findProgramRow(this.dataSource.manager, id)).id, query);
  }

  @Post('programs/:id/comments')
  @Describe({ summary: 'Comments on a program', status: 201, returns: commentSchema, problems: [403] })
  async commentProgram(
    @Param('id') id: string,
    @Body() { body }: NewComment,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    return this.add('program', (await findProgramRow(this.dataSource.manager, id)).id, body, asked);
  }

  private async list(subjectId: string, query: PageQuery): Promise<PageOf<object>> {
    const page = new Page(query, commentSorts, 'created');
    const rows = await commentsOn(this.dataSource.manager, subjectId, page);
    return page.result(rows, commentJson);
  }

  private async add(
    kind: 'action_item' | 'program',
    subjectId: string,
    body: string,
    { actor, key }: Asked,
  ): Promise<object> {
    mayComment(actor);
    const id = stableId(subjectId, actor.id, key, 'comment');
    const comment = { id, subject: { kind, id: subjectId }, authorId: actor.id, body };
    const row = await this.dataSource.transaction(async (manager) => {
      mayComment(await actorKept(manager, actor.id));
      return addComment(manager, comment);
    });
    return row ? commentJson(row) : {};
  }
}

function commentJson(row: CommentRow): object {
  return {
    id: row.id,
    author: { id: row.author_id, name: row.author },
    body: row.body,
    createdAt: row.created_at.toISOString(),
  };
}
