import type { DelegationFacts } from '../../domain/delegation/delegation-record.js';
import { given, kept, once, read, RecordRow, several } from '../record/row.js';

type Day = DelegationFacts['from'];

/** How delegations are kept; the names stand with the people. */
export const delegationRow = new RecordRow<DelegationFacts>('delegations', {
  id: once('id', 'uuid'),
  personId: once('person_id', 'uuid'),
  personName: given('person_name', 'text'),
  standInId: once('stand_in_id', 'uuid'),
  standInName: given('stand_in_name', 'text'),
  scope: once('scope', 'text'),
  reason: once('reason', 'text'),
  from: dayIn('from'),
  until: dayIn('until'),
  zone: once('time_zone', 'text'),
  startsAt: once('starts_at', 'instant'),
  endsAt: once('ends_at', 'instant'),
  status: kept('status', 'text'),
  revokedAt: kept('revoked_at', 'instant'),
  revokedBy: kept('revoked_by', 'uuid'),
  setBy: once('created_by', 'uuid'),
  setAt: once('created_at', 'instant'),
  version: kept('version', 'integer'),
});

/** SQL: a delegation `d`, with the names of both. */
export const delegationColumns = `d.*${delegationRow.dates('d')}, p.name AS person_name, s.name AS stand_in_name`;
export const delegationFrom = `delegations d JOIN people p ON p.id = d.person_id JOIN people s ON s.id = d.stand_in_id`;

/** A day, and a time of it, in columns of these names. */
function dayIn(name: 'from' | 'until') {
  return several<Day>(
    [
      { name: `${name}_date`, kind: 'date', value: ({ date }) => date, once: true },
      { name: `${name}_time`, kind: 'text', value: ({ time }) => time, once: true },
    ],
    (row) => ({
      date: String(read(row, `${name}_date`, 'date')),
      time: read(row, `${name}_time`, 'text') as string | null,
    }),
  );
}
