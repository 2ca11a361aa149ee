import { Body, Controller, Get, Put } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { presentMatrix, saveMatrix } from '../../../../database/cases/matrix.js';
import { recordedKeys, saveEvents } from '../../../../database/trail/events.js';
import { mayAdminister } from '../../../../domain/access/access.js';
import { matrixProblems, mostOfScale } from '../../../../domain/case/matrix.js';
import { ratings, type Rating } from '../../../../domain/policy/rating.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { AskedBy, requireVersion, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { Choice, Nested, Text, TimeSpan, Whole } from '../openapi/fields.js';
import { invalidRequest } from '../problems/problem.js';
import { matrixJson, matrixSchema } from './matrix-json.js';

class CellBody {
  @Whole({ min: 1, max: mostOfScale, description: 'How likely, from 1 to 5.' })
  likelihood!: number;

  @Whole({ min: 1, max: mostOfScale, description: 'How much it matters, from 1 to 5.' })
  impact!: number;

  @Choice(ratings, { description: 'What these two come to.' })
  severity!: Rating;
}

const limit = { description: 'Working time, such as `4 working hours` or `2 working days`.' };

class TriageLimits {
  @TimeSpan(limit)
  low!: string;

  @TimeSpan(limit)
  medium!: string;

  @TimeSpan(limit)
  high!: string;

  @TimeSpan(limit)
  critical!: string;
}

class SeverityMatrixBody {
  @Nested(() => CellBody, {
    list: true,
    most: mostOfScale ** 2,
    description: 'Each likelihood with each impact, once; what is likelier or matters more is never rated lower.',
  })
  cells!: CellBody[];

  @Nested(() => TriageLimits, { description: 'Within which working time a case of that severity is triaged.' })
  triageWithin!: TriageLimits;

  @Text({ max: 2000, description: 'Where it is from, or why it is changed.' })
  note!: string;
}

/** What likelihood and impact come to, for cases that are reported or triaged from now on. */
@Controller('severity-matrix')
export class SeverityMatrixController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({
    summary: 'What likelihood and impact come to, and within which working time a case is triaged',
    returns: matrixSchema,
  })
  async get(): Promise<object> {
    return matrixJson(await presentMatrix(this.dataSource.manager));
  }

  @Put()
  @Describe({
    summary: 'Sets another matrix, for what is reported or triaged from now on; each version stays',
    returns: matrixSchema,
    problems: [403, 412, 428],
  })
  async put(@Body() body: SeverityMatrixBody, @AskedBy() asked: Asked): Promise<object> {
    mayAdminister(asked.actor);
    const { manager } = this.dataSource;
    const key = `severity-matrix#${asked.actor.id}:${asked.key}`;
    // Whoever asks again was heard.
    if ((await recordedKeys(manager, [key])).has(key)) return this.get();
    const read = requireVersion(asked, (await presentMatrix(manager)).version);
    const wanted = { cells: rowsOf(body.cells), triageWithin: { ...body.triageWithin }, note: body.note };
    const wrong = [...twice(body.cells), ...matrixProblems(wanted)];
    if (wrong.length > 0) throw invalidRequest(wrong);
    await this.dataSource.transaction(async (within) => {
      if (!(await saveMatrix(within, wanted, { version: read, actorId: asked.actor.id })))
        throw new Refusal('version-mismatch', 'The matrix was changed in the meantime. Read it again.');
      const event = { key, type: 'severity_matrix.changed', at: Date.now(), actorId: asked.actor.id, data: wanted };
      const subjectId = stableId('severity-matrix');
      await saveEvents(within, [
        { subjectKind: 'severity_matrix', subjectId, programId: null, event: { ...event, version: read + 1 } },
      ]);
    });
    return this.get();
  }
}

/** By likelihood, then by impact; what is not said has a hole. */
function rowsOf(cells: readonly CellBody[]): Rating[][] {
  const rows: Rating[][] = Array.from({ length: mostOfScale }, () => []);
  for (const { likelihood, impact, severity } of cells) {
    const row = rows[likelihood - 1];
    if (row) row[impact - 1] = severity;
  }
  return rows;
}

function twice(cells: readonly CellBody[]): { path: string; message: string }[] {
  const places = new Set<string>();
  return cells.flatMap(({ likelihood, impact }, index) => {
    const place = `${likelihood}/${impact}`;
    if (!places.has(place)) {
      places.add(place);
      return [];
    }
    return [
      { path: `cells.${index}`, message: `rates likelihood ${likelihood} and impact ${impact} again. Leave one out.` },
    ];
  });
}
