import { Controller, Get } from '@nestjs/common';
import { allowedEvents, isLive, itemStatuses, itemTable } from '../../../../domain/item/table.js';
import { Describe } from '../openapi/describe.js';
import { choice, flag, list, listed, nullable, object, schema, text } from '../openapi/json-schema.js';

const stateSchema = schema(
  'ItemState',
  object({
    status: choice(itemStatuses),
    live: { ...flag, description: 'Due dates count, and the ladder climbs.' },
    moves: list(
      object({
        command: text,
        to: {
          ...list(choice([...itemStatuses, 'same', 'resumed'])),
          description: '`same`: it may stay where it is. `resumed`: where it stood before it was put on hold.',
        },
        guard: { ...nullable(text), description: 'The condition besides the state, in words.' },
        effect: { ...nullable(text), description: 'What else happens, in words.' },
      }),
    ),
  }),
);

/** The table of states by which action items go, as data: boards and pictures are drawn from it. */
@Controller('action-items/states')
export class ItemStatesController {
  @Get()
  @Describe({
    summary: 'The states of an action item in order, and what people can do in each',
    returns: listed(stateSchema),
  })
  states(): object {
    return {
      items: itemStatuses.map((status) => ({
        status,
        live: isLive(status),
        moves: allowedEvents(status).flatMap((command) => {
          const move = itemTable[status][command];
          if (move === undefined) return [];
          const { to, guard = null, effect = null } = move;
          return [{ command, to: [...to], guard, effect }];
        }),
      })),
    };
  }
}
