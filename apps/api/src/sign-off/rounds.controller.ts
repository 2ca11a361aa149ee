import { Controller, Get, Param } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findItem } from '../../../../database/items/listed-items.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { Describe } from '../openapi/describe.js';
import { listed } from '../openapi/json-schema.js';
import { phaseIdsOf } from '../../../../database/programs/phases.js';
import { findProgramRow } from '../../../../database/programs/programs.js';
import { roundSchema, roundsOf, signedContent, signedContentSchema } from '../items/round-json.js';

/** What was signed, by whom, for whom and when: to be shown again years later. */
@Controller()
export class RoundsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('action-items/:id/sign-off-rounds')
  @Describe({
    summary: 'Every sign-off of an item: what was signed, by whom, with its hash',
    returns: listed(roundSchema),
  })
  async rounds(@Param('id') ref: string, @CurrentActor() { sight }: Actor): Promise<object> {
    const { id } = await findItem(this.dataSource.manager, ref);
    return { items: await roundsOf(this.dataSource.manager, [id], sight) };
  }

  @Get('programs/:id/sign-off-rounds')
  @Describe({
    summary: 'Every sign-off at the tollgates of a program',
    returns: listed(roundSchema),
  })
  async roundsOfProgram(@Param('id') ref: string, @CurrentActor() { sight }: Actor): Promise<object> {
    const { id } = await findProgramRow(this.dataSource.manager, ref);
    const phases = await phaseIdsOf(this.dataSource.manager, id);
    return { items: await roundsOf(this.dataSource.manager, phases, sight) };
  }

  @Get('sign-off-rounds/:id')
  @Describe({
    summary: 'What was signed, as text, with its hash then and now, and who signed it for whom',
    returns: signedContentSchema,
  })
  signed(@Param('id') id: string, @CurrentActor() { sight }: Actor): Promise<object> {
    return signedContent(this.dataSource.manager, id, sight);
  }
}
