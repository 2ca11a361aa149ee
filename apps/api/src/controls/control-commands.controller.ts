import { Body, Controller, Param, Patch, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findControl, type ShownControl } from '../../../../database/controls/row.js';
import { mayWriteControls } from '../../../../domain/access/control-access.js';
import type { ControlCommand } from '../../../../domain/control/control.js';
import type { Actor } from '../access/actor.js';
import { AskedBy, requireVersion, type Asked } from '../commands/asked.js';
import { compact } from '../commands/compact.js';
import { RecordCommands } from '../commands/record-commands.js';
import { Proposable } from '../commands/proposable.js';
import { Acknowledgement } from '../items/item.dto.js';
import { Describe } from '../openapi/describe.js';
import { changesAsked } from './asked-control.js';
import { ControlAttestation, ControlChanges, ControlNote, ControlReason, ControlReassignment } from './control.dto.js';
import { controlDetail, controlDetailSchema } from './control-json.js';

const answers = {
  returns: controlDetailSchema,
  problems: [403, 404, 409, 412, 422] as (403 | 404 | 409 | 412 | 422)[],
};

type Made = ControlCommand | ((row: ShownControl) => Promise<ControlCommand>);

/** What people do to a control. */
@Controller('controls')
export class ControlCommandsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly commands: RecordCommands,
  ) {}

  @Post(':id/operate')
  @Describe({
    summary:
      'Lets a control operate: runs and attestations are expected from now on; never by its author, owner or operator',
    ...answers,
  })
  operate(@Param('id') ref: string, @Body() body: ControlNote, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'operate', ...compact(body) }, asked);
  }

  @Post(':id/attest')
  @Describe({
    summary: 'States that a control is designed and operating as this version describes it; never by its operator',
    ...answers,
  })
  attest(@Param('id') ref: string, @Body() body: ControlAttestation, @AskedBy() asked: Asked): Promise<object> {
    const { statement, ...rest } = body;
    return this.send(ref, { type: 'attest', statement, ...compact(rest) }, asked);
  }

  @Patch(':id')
  @Proposable()
  @Describe({
    summary: 'Changes what a control says: another version, which is to be attested anew',
    description:
      'What is expected of its owner and operator (frequency, limits, what misses raise) they do not change themselves.',
    returns: controlDetailSchema,
    problems: [403, 404, 409, 412, 422, 428],
  })
  edit(@Param('id') ref: string, @Body() body: ControlChanges, @AskedBy() asked: Asked): Promise<object> {
    const made = async ({ facts }: ShownControl): Promise<ControlCommand> => {
      requireVersion(asked, facts.version);
      const content = await changesAsked(this.dataSource.manager, body, facts);
      return { type: 'edit', content, reason: body.reason };
    };
    return this.send(ref, made, asked);
  }

  @Post(':id/reassign')
  @Proposable()
  @Describe({
    summary: 'Gives a control to another owner, operator or domain lead for good; they are told',
    ...answers,
  })
  reassign(@Param('id') ref: string, @Body() body: ControlReassignment, @AskedBy() asked: Asked): Promise<object> {
    const { ownerId, operatorId, domainLeadId, reason } = body;
    return this.send(
      ref,
      {
        ...{ type: 'reassign', reason },
        ...compact({ ownerId: ownerId?.toLowerCase(), operatorId: operatorId?.toLowerCase() }),
        ...(domainLeadId === undefined ? {} : { domainLeadId: domainLeadId?.toLowerCase() ?? null }),
      },
      asked,
    );
  }

  @Post(':id/acknowledge')
  @Describe({ summary: 'Says that somebody is on a late attestation: the ladder is held for a while', ...answers })
  acknowledge(@Param('id') ref: string, @Body() body: Acknowledgement, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'acknowledge', ...compact(body) }, asked);
  }

  @Post(':id/retire')
  @Proposable()
  @Describe({
    summary: 'Retires a control: no run of it is expected any more; never by its owner or operator',
    ...answers,
  })
  retire(@Param('id') ref: string, @Body() { reason }: ControlReason, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'retire', reason }, asked);
  }

  private send(ref: string, made: Made, asked: Asked): Promise<object> {
    mayWriteControls(asked.actor);
    const { manager } = this.dataSource;
    const controls = {
      kind: 'control' as const,
      find: (one: string) => findControl(manager, one),
      answer: (row: ShownControl, actor: Actor) => controlDetail(manager, row, actor),
    };
    return this.commands.send(controls, ref, (row) => (typeof made === 'function' ? made(row) : made), asked);
  }
}
