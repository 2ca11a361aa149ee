import type { PersonRow } from '../../../../database/people/people.js';
import type { PeopleField } from '../../../../domain/import/people-columns.js';
import type { ExportColumn } from './export-table.js';

const yesOrNo = (is: boolean): string => (is ? 'yes' : 'no');

const cells: Record<PeopleField, { name: string; cell: (person: ExportedPerson) => string }> = {
  name: { name: 'Name', cell: (p) => p.name },
  email: { name: 'Email', cell: (p) => p.email ?? '' },
  team: { name: 'Team', cell: (p) => p.team_name ?? '' },
  manager: { name: 'Manager', cell: (p) => p.manager_email ?? p.manager_name ?? '' },
  market: { name: 'Market', cell: (p) => p.market ?? '' },
  timeZone: { name: 'Zone', cell: (p) => p.time_zone },
  calendar: { name: 'Calendar', cell: (p) => p.calendar_key ?? '' },
  access: { name: 'Access', cell: (p) => p.access },
  active: { name: 'Active', cell: (p) => yesOrNo(p.active) },
  external: { name: 'External', cell: (p) => yesOrNo(p.external) },
};

export interface ExportedPerson extends PersonRow {
  manager_email: string | null;
}

/** Under names that the import of people knows, so that an export imported again changes nothing. */
export const peopleTable: ExportColumn<ExportedPerson>[] = Object.values(cells).map((column) => ({
  width: 24,
  ...column,
}));
