import { Controller, Get, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { countFound, search, searchSorts, type Hit } from '../../../../database/search/search.js';
import type { Sight } from '../../../../domain/access/sight.js';
import { excerptOf } from '../../../../domain/search/excerpt.js';
import {
  lookedFor,
  searchFields,
  searchKinds,
  type Looked,
  type SearchKind,
} from '../../../../domain/search/search.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { Describe } from '../openapi/describe.js';
import { Text, Whole } from '../openapi/fields.js';
import {
  choice,
  integer,
  list,
  listed,
  nullable,
  object,
  page as pageOf,
  schema,
  text,
  uuid,
} from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { wordNamed } from '../names/asked-names.js';
import { inTime } from '../problems/in-time.js';
import { invalidRequest, Problem } from '../problems/problem.js';

const most = 50;

class SearchQuestion {
  @Text({
    max: 200,
    description:
      'Words that all stand in one text, each as a part of it, however they are written; or a number, such as `AI-12`.',
  })
  q!: string;

  @Text({
    max: 100,
    optional: true,
    description: 'Only what is of this market, as the lists have it; kinds that are of no market are left out.',
  })
  market?: string;
}

class SearchQuery extends SearchQuestion {
  @Text({
    max: 200,
    optional: true,
    description: `One or more of ${searchKinds.join(', ')}, with commas between; all where nothing is said.`,
  })
  kinds?: string;

  @Whole({ min: 1, max: most, optional: true, description: 'How many at most; 20 where nothing is said.' })
  limit?: number;

  @Text({ max: 2000, optional: true, description: '`nextCursor` of the page before.' })
  cursor?: string;
}

const hitSchema = schema(
  'SearchHit',
  object({
    kind: choice(searchKinds),
    id: uuid,
    key: nullable(text),
    title: text,
    state: nullable(text),
    matched: object(
      {
        field: choice(searchFields),
        excerpt: text,
        marks: list(object({ start: integer, end: integer })),
      },
      'Where it was found; marks are offsets in the excerpt, in UTF-16 units, `end` behind the last.',
    ),
    about: nullable(
      object(
        { kind: choice(['item', 'program', 'case', 'finding']), id: uuid, key: nullable(text), title: text },
        'On what a comment or a piece of evidence is.',
      ),
    ),
  }),
);

const tooBroad = 'It took too long to look through all that has these words. Say more of them.';
const late = (): Problem => new Problem('search-too-broad', tooBroad);

/** Everything that people look for, of every kind of record, as far as they see it. */
@Controller('search')
export class SearchController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({
    summary: 'Finds records of every kind that whoever asks sees, the best matches first',
    returns: pageOf(hitSchema),
    problems: [422],
  })
  async find(
    @Query() { q, kinds, market, cursor, limit = 20 }: SearchQuery,
    @CurrentActor() actor: Actor,
  ): Promise<PageOf<object>> {
    const looked = asked(q);
    const page = new Page({ cursor, limit }, searchSorts, 'best');
    const by = { looked, sight: sightOf(actor), kinds: kindsOf(kinds), market: await this.market(market, actor) };
    const hits = await inTime(search(this.dataSource, by, page), late);
    return page.result(hits, (hit) => hitJson(hit, looked));
  }

  @Get('count')
  @Describe({
    summary: 'Counts what would be found, by kind',
    returns: listed(object({ kind: choice(searchKinds), count: integer })),
    problems: [422],
  })
  async count(@Query() { q, market }: SearchQuestion, @CurrentActor() actor: Actor): Promise<{ items: object[] }> {
    const by = { looked: asked(q), sight: sightOf(actor), market: await this.market(market, actor) };
    return { items: await inTime(countFound(this.dataSource, by), late) };
  }

  /** As the records write it. @throws Refusal `unknown-name` */
  private market(market: string | undefined, actor: Actor): Promise<string | null> {
    return wordNamed(this.dataSource.manager, 'market', market, 'market', actor);
  }
}

function asked(q: string): Looked {
  const looked = lookedFor(q);
  if (typeof looked === 'string') throw invalidRequest([{ path: 'q', message: looked }]);
  return looked;
}

function sightOf({ id, sight }: Actor): Sight {
  if (!sight) throw new Error(`nobody has looked up how far ${id} sees`);
  return sight;
}

function kindsOf(kinds: string | undefined): readonly SearchKind[] {
  if (kinds === undefined) return searchKinds;
  const wanted = kinds.split(',').map((part) => part.trim());
  const known: readonly string[] = searchKinds;
  if (wanted.some((part) => !known.includes(part)))
    throw invalidRequest([
      { path: 'kinds', message: `must be one or more of ${searchKinds.join(', ')}, with commas between.` },
    ]);
  return searchKinds.filter((kind) => wanted.includes(kind));
}

function hitJson({ kind, id, key, title, state, field, said, about }: Hit, { terms }: Looked): object {
  return { kind, id, key, title, state, matched: { field, ...excerptOf(said, terms) }, about };
}
