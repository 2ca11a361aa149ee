import { createHash, randomUUID } from 'node:crypto';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { loadControlTest } from '../../../../database/control-tests/load.js';
import { findControlTest, type ShownControlTest } from '../../../../database/control-tests/row.js';
import { mayWriteControls } from '../../../../domain/access/control-access.js';
import { controlTestInWhoseName } from '../../../../domain/access/control-test-access.js';
import type { ControlTestCommand } from '../../../../domain/control-test/control-test.js';
import { ofList } from '../../../../domain/control-test/sample-size.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import type { Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { compact } from '../commands/compact.js';
import { RecordCommands } from '../commands/record-commands.js';
import { Proposable } from '../commands/proposable.js';
import { Acknowledgement } from '../items/item.dto.js';
import { Describe } from '../openapi/describe.js';
import { Problem, invalidRequest } from '../problems/problem.js';
import { RequestPipe } from '../problems/validation.pipe.js';
import { readUploaded } from '../uploads/read-uploaded.js';
import { Uploaded, type Upload } from '../uploads/upload.js';
import { controlTestDetail, controlTestDetailSchema } from './control-test-json.js';
import {
  ControlTestConclusion,
  ControlTestDraw,
  ControlTestGrade,
  ControlTestJudgement,
  ControlTestReason,
  ControlTestReassignment,
  ListDrawOptions,
} from './control-test.dto.js';

const answers = {
  returns: controlTestDetailSchema,
  problems: [403, 404, 409, 412, 422] as (403 | 404 | 409 | 412 | 422)[],
};

const multipart = {
  type: 'object',
  required: ['file'],
  properties: {
    file: {
      type: 'string',
      format: 'binary',
      description: 'CSV or XLSX with a header: id, and where wanted title and link. No row has a known answer.',
    },
    options: { type: 'string', description: 'JSON: {"seed", "size", "encoding", "sheet"}, all of them optional.' },
  },
};

/** What people do to a control test. */
@Controller('control-tests')
export class ControlTestCommandsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly commands: RecordCommands,
  ) {}

  @Post(':id/draw')
  @Describe({
    summary: 'Draws the sample of a test from the runs of a period that are over, by a seed that anybody can follow',
    ...answers,
  })
  draw(@Param('id') ref: string, @Body() body: ControlTestDraw, @AskedBy() asked: Asked): Promise<object> {
    const { from, until, size } = body;
    const seed = body.seed ?? stableId(asked.actor.id, asked.key, 'seed');
    return this.send(ref, { type: 'draw', source: 'occurrences', from, until, seed, ...compact({ size }) }, asked);
  }

  @Post(':id/list')
  @Describe({
    summary: 'Draws the sample of a test from a list; where a row is rejected, none is drawn',
    multipart,
    ...answers,
  })
  async list(@Param('id') ref: string, @Uploaded() { file, fields }: Upload, @AskedBy() asked: Asked): Promise<object> {
    const { manager } = this.dataSource;
    const { facts } = await findControlTest(manager, ref);
    const at = Date.now();
    const subject = await loadControlTest(manager, facts.id, { lock: false, at });
    if (!subject) throw new Refusal('not-found', 'There is no such control test.');
    controlTestInWhoseName(asked.actor, 'draw', subject, at);
    const {
      seed = randomUUID(),
      size = ofList.size,
      encoding = null,
      sheet = null,
    } = await optionsOf(fields['options']);
    const how = { method: 'simple' as const, size };
    const read = await readUploaded('sample', file, { decision: noAnswers, seed, how, encoding, sheet });
    const { listed, rejectedCount, rejected, ignored: ignoredColumns, sampled, refused } = read;
    const [first] = rejected;
    if (listed + rejectedCount === 0)
      throw new Problem('invalid-file', 'The file has no rows below its header. Send one with at least one item.');
    if (first)
      throw new Problem(
        'rows-rejected',
        `${rejectedCount} rows cannot be taken, so nothing was drawn. Row ${first.row}${first.column ? `, ${first.column}` : ''}: ${first.message} Mend the rows, and send the file again.`,
        { extra: { rejectedCount, rejected, ignoredColumns } },
      );
    if (refused) throw new Refusal(refused.code, refused.detail, refused.extra);
    const units = sampled.items.map(({ key, title, link }) => ({ key, title, link, by: null }));
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    const sizeBy = size === ofList.size ? ofList.name : null;
    const drawn = { file: file.name, sha256, population: sampled.population, units, seed, sizeBy };
    return this.send(ref, { type: 'draw', source: 'list', ...drawn }, asked);
  }

  @Post(':id/judge')
  @Describe({ summary: 'Judges one of the sample: pass, exception or not applicable', ...answers })
  judge(@Param('id') ref: string, @Body() body: ControlTestJudgement, @AskedBy() asked: Asked): Promise<object> {
    const { place, result, note } = body;
    return this.send(ref, { type: 'judge', place, result, ...compact({ note }) }, asked);
  }

  @Post(':id/conclude')
  @Describe({
    summary:
      'Says whether the control is effective; where not, a finding is raised, and a retest waits for its remediation',
    ...answers,
  })
  conclude(@Param('id') ref: string, @Body() body: ControlTestConclusion, @AskedBy() asked: Asked): Promise<object> {
    const { effective, statement, deficiency } = body;
    return this.send(ref, { type: 'conclude', effective, statement, ...compact({ deficiency }) }, asked);
  }

  @Post(':id/grade')
  @Describe({ summary: 'Grades the deficiency that a test found otherwise; never by its tester', ...answers })
  grade(@Param('id') ref: string, @Body() body: ControlTestGrade, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'grade', ...body }, asked);
  }

  @Post(':id/reassign')
  @Proposable()
  @Describe({
    summary: 'Gives a test to another tester for good, who neither owns nor performs the control',
    ...answers,
  })
  reassign(
    @Param('id') ref: string,
    @Body() { testerId, reason }: ControlTestReassignment,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    return this.send(ref, { type: 'reassign', testerId: testerId.toLowerCase(), reason }, asked);
  }

  @Post(':id/acknowledge')
  @Describe({ summary: 'Says that somebody is on a late test: the ladder is held for a while', ...answers })
  acknowledge(@Param('id') ref: string, @Body() body: Acknowledgement, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'acknowledge', ...compact(body) }, asked);
  }

  @Post(':id/cancel')
  @Proposable()
  @Describe({ summary: 'Cancels a test that is not concluded; never by who owns or performs the control', ...answers })
  cancel(@Param('id') ref: string, @Body() { reason }: ControlTestReason, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'cancel', reason }, asked);
  }

  private send(ref: string, command: ControlTestCommand, asked: Asked): Promise<object> {
    mayWriteControls(asked.actor);
    const { manager } = this.dataSource;
    const tests = {
      kind: 'control_test' as const,
      find: (one: string) => findControlTest(manager, one),
      answer: (row: ShownControlTest, actor: Actor) => controlTestDetail(manager, row, actor),
    };
    return this.commands.send(tests, ref, () => command, asked);
  }
}

/** A list that is drawn from has no answers: whoever writes one into it is told. */
const noAnswers = { text: '', labels: [] };
const pipe = new RequestPipe();

async function optionsOf(json: string | undefined): Promise<ListDrawOptions> {
  try {
    const given: unknown = JSON.parse(json ?? '{}');
    return (await pipe.transform(given, { type: 'body', metatype: ListDrawOptions })) as ListDrawOptions;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw invalidRequest([{ path: 'options', message: 'must be a part with JSON, such as {"seed": "november"}.' }]);
  }
}
