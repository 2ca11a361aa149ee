import { Body, Controller, Get, Param, Put, type Type } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Subject } from '../../../../database/access/unseen.js';
import { shownKinds, type Restrictable } from '../../../../database/engine/kinds.js';
import { living } from '../../../../database/kinds.js';
import { readersOf, setReaders, type Readers } from '../../../../database/restrictions/restrict.js';
import { actorKept } from '../../../../database/people/actor-now.js';
import { checkFit } from '../../../../database/people/standing.js';
import { findProgramRow, type ProgramRow } from '../../../../database/programs/programs.js';
import { isTeam } from '../../../../database/teams/teams.js';
import { maySayWhoLeads, maySetReaders } from '../../../../domain/access/access.js';
import { placeOfProgram } from '../../../../domain/access/place.js';
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

interface Restricting {
  kind: Restrictable;
  /** What addresses call them. */
  path: string;
  /** Behind `of` and `setOf`: by these names the routes stand in the document of the API. */
  suffix: string;
  whether: string;
  restricts: string;
}

function ofRegister({ kind, path }: (typeof shownKinds)[number]): Restricting {
  const noun = kind.replaceAll('_', ' ');
  const one = `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
  const suffix = kind.split('_').map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
  return {
    ...{ kind, path, suffix: suffix.join('') },
    whether: `Whether ${one} is restricted, and who is named to read it`,
    restricts: `Restricts ${one}, or opens it, and names who reads it all the same`,
  };
}

const restricting: Restricting[] = [
  {
    ...{ kind: 'program', path: 'programs', suffix: 'Program' },
    whether: 'Whether a program is restricted, and who is named to read it',
    restricts: 'Restricts a program with all its items, or opens it, and names who reads it all the same',
  },
  {
    ...{ kind: 'action_item', path: 'action-items', suffix: 'Item' },
    whether: 'Whether an item is restricted by itself, and who is named to read it',
    restricts: 'Restricts an item, or opens it, and names who reads it all the same',
  },
  ...shownKinds.map(ofRegister),
];

/** Who sees a record that is not for everybody: the routes that every kind has which may be restricted. */
export const readersControllers: Type[] = restricting.map(readersController);

function readersController({ kind, path, suffix, whether, restricts }: Restricting): Type {
  @Controller(`${path}/:id/readers`)
  class ReadersController {
    constructor(private readonly dataSource: DataSource) {}

    @Get()
    @Describe({ summary: whether, returns: readersSchema })
    async [`of${suffix}`](@Param('id') ref: string): Promise<Readers> {
      const { manager } = this.dataSource;
      return readersOf(manager, (await found(manager, kind, ref)).id);
    }

    @Put()
    @Describe({ summary: restricts, returns: readersSchema, problems: [403] })
    async [`setOf${suffix}`](
      @Param('id') ref: string,
      @Body() body: ReadersRequest,
      @AskedBy() { actor, key }: Asked,
    ): Promise<Readers> {
      const wanted = { restricted: body.restricted, personIds: body.people ?? [], teamIds: body.teams ?? [] };
      (await found(this.dataSource.manager, kind, ref)).may(actor);
      return this.dataSource.transaction(async (within) => {
        const asker = await actorKept(within, actor.id);
        const subject = await found(within, kind, ref);
        subject.may(asker);
        await checkFit(
          within,
          wanted.personIds.map((id, index) => ({ id, charge: 'tell' as const, path: `people.${index}` })),
        );
        for (const id of wanted.teamIds)
          if (!(await isTeam(within, id)))
            throw new Problem('unknown-reference', `There is no team ${id}. List the teams.`);
        await setReaders(within, subject, wanted, { actorId: actor.id, key, at: Date.now() });
        return readersOf(within, subject.id);
      });
    }
  }
  return ReadersController;
}

/** Whoever leads a program says who reads it and its items; of the others whoever answers for one. */
async function found(manager: EntityManager, kind: Restrictable, ref: string): Promise<Found> {
  if (kind === 'program') {
    const row = await findProgramRow(manager, ref);
    return { kind, id: row.id, programId: row.id, version: row.version, may: leading(row) };
  }
  const called = await living[kind].called?.(manager, ref);
  if (!called) throw new Error(`nothing finds a ${kind}`);
  const { id, version, programId, deciders } = called;
  const may = programId === null ? answering(deciders) : leading(await findProgramRow(manager, programId));
  return { kind, id, programId, version, may };
}

/** As those who say who leads it: no stand-in does. */
function leading(row: ProgramRow): Found['may'] {
  return (actor) => {
    maySayWhoLeads(actor, { managerId: row.manager_id, place: placeOfProgram(row) });
  };
}

function answering(deciders: readonly string[]): Found['may'] {
  return (actor) => {
    maySetReaders(actor, deciders);
  };
}
