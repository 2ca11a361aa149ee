import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Subject } from '../../../../database/access/unseen.js';
import { readersOf, setReaders, type Readers } from '../../../../database/restrictions/restrict.js';
import { findException } from '../../../../database/exceptions/read-exceptions.js';
import { findItem } from '../../../../database/items/listed-items.js';
import { actorKept } from '../../../../database/people/actor-now.js';
import { checkFit } from '../../../../database/people/standing.js';
import { findProgramRow, type ProgramRow } from '../../../../database/programs/programs.js';
import { findRisk } from '../../../../database/risks/row.js';
import { isTeam } from '../../../../database/teams/teams.js';
import { maySayWhoLeads, maySetReaders } from '../../../../domain/access/access.js';
import { placeOfProgram } from '../../../../domain/access/place.js';
import type { Restrictable } from '../../../../domain/access/sight.js';
import type { Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { Flag, Ids } from '../openapi/fields.js';
import { flag, list, object, person, reference, schema } from '../openapi/json-schema.js';
import { Problem } from '../problems/problem.js';

class ReadersRequest {
  @Flag({ description: 'Seen only by those who have a part in it, are named here, or answer for all of it.' })
  restricted!: boolean;

  @Ids({
    most: 200,
    optional: true,
    description: 'People who read it all the same; who is not named here does no longer.',
  })
  people?: string[];

  @Ids({ most: 50, optional: true, description: 'Teams whose people read it all the same.' })
  teams?: string[];
}

const readersSchema = schema('Readers', object({ restricted: flag, people: list(person), teams: list(reference) }));

/** A record that may be restricted. */
type Found = Subject & { may: (actor: Actor) => void };

/** Who sees a record that is not for everybody. */
@Controller()
export class ReadersController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('programs/:id/readers')
  @Describe({ summary: 'Whether a program is restricted, and who is named to read it', returns: readersSchema })
  ofProgram(@Param('id') ref: string): Promise<Readers> {
    return this.read('program', ref);
  }

  @Put('programs/:id/readers')
  @Describe({
    summary: 'Restricts a program with all its items, or opens it, and names who reads it all the same',
    returns: readersSchema,
    problems: [403],
  })
  setOfProgram(@Param('id') ref: string, @Body() body: ReadersRequest, @AskedBy() asked: Asked): Promise<Readers> {
    return this.set('program', ref, body, asked);
  }

  @Get('action-items/:id/readers')
  @Describe({ summary: 'Whether an item is restricted by itself, and who is named to read it', returns: readersSchema })
  ofItem(@Param('id') ref: string): Promise<Readers> {
    return this.read('action_item', ref);
  }

  @Put('action-items/:id/readers')
  @Describe({
    summary: 'Restricts an item, or opens it, and names who reads it all the same',
    returns: readersSchema,
    problems: [403],
  })
  setOfItem(@Param('id') ref: string, @Body() body: ReadersRequest, @AskedBy() asked: Asked): Promise<Readers> {
    return this.set('action_item', ref, body, asked);
  }

  @Get('exceptions/:id/readers')
  @Describe({ summary: 'Whether an exception is restricted, and who is named to read it', returns: readersSchema })
  ofException(@Param('id') ref: string): Promise<Readers> {
    return this.read('exception', ref);
  }

  @Put('exceptions/:id/readers')
  @Describe({
    summary: 'Restricts an exception, or opens it, and names who reads it all the same',
    returns: readersSchema,
    problems: [403],
  })
  setOfException(@Param('id') ref: string, @Body() body: ReadersRequest, @AskedBy() asked: Asked): Promise<Readers> {
    return this.set('exception', ref, body, asked);
  }

  @Get('risks/:id/readers')
  @Describe({ summary: 'Whether a risk is restricted, and who is named to read it', returns: readersSchema })
  ofRisk(@Param('id') ref: string): Promise<Readers> {
    return this.read('risk', ref);
  }

  @Put('risks/:id/readers')
  @Describe({
    summary: 'Restricts a risk, or opens it, and names who reads it all the same',
    returns: readersSchema,
    problems: [403],
  })
  setOfRisk(@Param('id') ref: string, @Body() body: ReadersRequest, @AskedBy() asked: Asked): Promise<Readers> {
    return this.set('risk', ref, body, asked);
  }

  private async read(kind: Restrictable, ref: string): Promise<Readers> {
    const { manager } = this.dataSource;
    return readersOf(manager, (await found(manager, kind, ref)).id);
  }

  private async set(kind: Restrictable, ref: string, body: ReadersRequest, asked: Asked): Promise<Readers> {
    const wanted = { restricted: body.restricted, personIds: body.people ?? [], teamIds: body.teams ?? [] };
    const { manager } = this.dataSource;
    (await found(manager, kind, ref)).may(asked.actor);
    return this.dataSource.transaction(async (within) => {
      const asker = await actorKept(within, asked.actor.id);
      const subject = await found(within, kind, ref);
      subject.may(asker);
      await checkFit(
        within,
        wanted.personIds.map((id, index) => ({ id, charge: 'tell' as const, path: `people.${index}` })),
      );
      for (const id of wanted.teamIds)
        if (!(await isTeam(within, id)))
          throw new Problem('unknown-reference', `There is no team ${id}. List the teams.`);
      await setReaders(within, subject, wanted, { actorId: asked.actor.id, key: asked.key, at: Date.now() });
      return readersOf(within, subject.id);
    });
  }
}

/** Whoever leads a program says who reads it and its items; of an exception and a risk whoever answers for it. */
async function found(manager: EntityManager, kind: Restrictable, ref: string): Promise<Found> {
  switch (kind) {
    case 'program': {
      const row = await findProgramRow(manager, ref);
      return { kind, id: row.id, programId: row.id, version: row.version, may: leading(row) };
    }
    case 'action_item': {
      const { id, version, program_id } = await findItem(manager, ref);
      return { kind, id, programId: program_id, version, may: leading(await findProgramRow(manager, program_id)) };
    }
    case 'exception': {
      const { id, version, requestedBy, riskOwnerId } = (await findException(manager, ref)).facts;
      return { kind, id, programId: null, version, may: answering([requestedBy, riskOwnerId]) };
    }
    case 'risk': {
      const { id, version, ownerId, raisedBy } = (await findRisk(manager, ref)).facts;
      return { kind, id, programId: null, version, may: answering([ownerId, raisedBy]) };
    }
  }
}

/** As those who say who leads it: no stand-in does. */
function leading(row: ProgramRow): Found['may'] {
  return (actor) => {
    maySayWhoLeads(actor, { managerId: row.manager_id, place: placeOfProgram(row) });
  };
}

function answering(deciders: string[]): Found['may'] {
  return (actor) => {
    maySetReaders(actor, deciders);
  };
}
