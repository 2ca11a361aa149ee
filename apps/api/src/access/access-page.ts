import { living } from '../../../../database/kinds.js';
import type { Access } from '../../../../domain/access/actor.js';
import { roles, type Role } from '../../../../domain/access/grant.js';
import type { KindAccess } from '../../../../domain/access/kind-access.js';
import { rights, type Right } from '../../../../domain/access/rights.js';
import { roleMeanings } from '../../../../domain/access/roles.js';

/** Between these lines of docs/access.md stand the tables; what is around them is written by hand. */
export const begins = '<!-- tables: written by the test of apps/api/src/access/access-page.ts -->';
export const ends = '<!-- end of tables -->';

const accessNames: Record<Access, string> = {
  administrator: 'administrator',
  program_manager: 'program manager',
  member: 'member',
  auditor: 'auditor',
};

const kinds = Object.values(living).flatMap(({ access }) => access ?? []);

/** The tables of who may what, out of those by which it is decided. */
export function accessTables(): string {
  return [
    '### What each role is\n',
    table(
      ['role', 'what it is, in its scope', 'stands as'],
      roles.map((role) => [code(role), roleMeanings[role].says, standsAs(role)]),
    ),
    ...kinds.flatMap(tablesOf),
    '### What belongs to no record yet\n',
    table(
      ['what', 'by the access that somebody has everywhere', 'by a role', 'whose scope is'],
      Object.entries(rights as Record<string, Right>).map(([name, { access, roles: by, scope }]) => [
        name.replaceAll('_', ' '),
        access.map((one) => accessNames[one]).join(', '),
        by.map(code).join(', '),
        scope === 'all' ? 'all' : 'all, or has its domain, all of its markets or its program',
      ]),
    ),
  ].join('\n');
}

function tablesOf({ title, reaches, rows, whereas }: KindAccess): string[] {
  const lines = rows.map(({ what, who, by }) => [what, who.join(', '), by.map(code).join(', ') || 'none']);
  const head = ['what', 'who', `by a role in whose scope ${reaches}`];
  return [`### ${title}\n`, table(head, lines), ...(whereas === undefined ? [] : [`${whereas}\n`])];
}

function standsAs(role: Role): string {
  return kinds.flatMap((kind) => kind.standsAs(role)).join('; ') || 'nobody';
}

const code = (name: string): string => `\`${name}\``;

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  return `${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}
