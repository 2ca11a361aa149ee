import { Body, Controller, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { nearTo, similarKinds, type Near } from '../../../../database/record-links/similar.js';
import { lexical } from '../../../../domain/similar/likeness.js';
import { mostAlike } from '../../../../domain/similar/most-alike.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { Describe } from '../openapi/describe.js';
import { Text } from '../openapi/fields.js';
import { choice, list, nullable, object, schema, text, uuid } from '../openapi/json-schema.js';
import { inTime } from '../problems/in-time.js';
import { Problem } from '../problems/problem.js';
import { linkedStatuses } from './links-json.js';

class SimilarRequest {
  @Text({ max: 200, description: 'What it is about, in one line; as far as it is typed.' })
  title!: string;

  @Text({ max: 20_000, min: 0, optional: true, description: 'What happened. Its first 600 characters are compared.' })
  text?: string;

  @Text({
    max: 100,
    optional: true,
    nullable: true,
    description: 'Of two that are as alike, one of this domain comes first.',
  })
  domain?: string | null;

  @Text({ max: 20, optional: true, nullable: true, description: 'Likewise of this market.' })
  market?: string | null;
}

const similarSchema = object({
  by: { ...text, description: 'How texts were compared: `lexical`, by their words.' },
  items: list(
    schema(
      'SimilarRecord',
      object({
        kind: choice(similarKinds),
        id: uuid,
        key: nullable(text),
        title: text,
        status: choice(linkedStatuses),
        score: { type: 'number', minimum: 0, maximum: 1, description: 'From 0, nothing in common, to 1, the same.' },
        words: { ...list(text), description: 'Those words of what was sent that match, the most telling first.' },
      }),
    ),
  ),
});

const tooBroad = 'It took too long to look through what was told before. Say more words of it.';

/** Seen before? What is like what somebody is about to report. */
@Controller('cases')
export class SimilarController {
  constructor(private readonly dataSource: DataSource) {}

  @Post('similar')
  @Describe({
    summary:
      'Finds cases, findings, finished programs and action items like what somebody is about to report, at most 10',
    description:
      'Within one language, whatever its script; across languages only names and figures that are written alike. It changes nothing.',
    returns: similarSchema,
    previews: true,
    problems: [422],
  })
  async similar(@Body() body: SimilarRequest, @CurrentActor() { sight }: Actor): Promise<object> {
    const asked = { title: body.title, text: body.text ?? '' };
    const near = await inTime(nearTo(this.dataSource, asked, sight), () => new Problem('search-too-broad', tooBroad));
    const alike = await lexical.compare(asked, near);
    const place = { domain: body.domain ?? null, market: body.market ?? null };
    return { by: lexical.name, items: mostAlike(near, alike, place).map(similarJson) };
  }
}

function similarJson({ of, score, words }: { of: Near; score: number; words: string[] }): object {
  const { kind, id, key, title, status } = of;
  return { kind, id, key, title, status, score, words };
}
