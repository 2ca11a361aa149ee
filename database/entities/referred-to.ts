import { EntitySchema } from 'typeorm';

/**
 * What entities refer to and what is no entity itself: the engine's records, read and written by `RecordRow`, and
 * calendars. Known by their keys alone, and compared with nothing.
 */
export const programs = new EntitySchema<{ id: string }>({
  name: 'program',
  tableName: 'programs',
  synchronize: false,
  columns: { id: { type: 'uuid', primary: true } },
});

export const calendars = new EntitySchema<{ key: string }>({
  name: 'calendar',
  tableName: 'calendars',
  synchronize: false,
  columns: { key: { type: 'text', primary: true } },
});
