import type { Access } from './actor.js';
import { roles } from './grant.js';
import {
  decidedByTheRules,
  exceptionPartNames,
  exceptionRights,
  insteadOfManager,
  itemPartNames,
  itemRights,
  programPartNames,
  programRights,
  riskPartNames,
  riskRights,
  rights,
  type Right,
} from './rights.js';
import { roleMeanings, rolesAs, type RecordKind } from './roles.js';

/** Between these lines of docs/access.md stand the tables; what is around them is written by hand. */
export const begins = '<!-- tables: written by the test of domain/access/access-page.ts -->';
export const ends = '<!-- end of tables -->';

const accessNames: Record<Access, string> = {
  administrator: 'administrator',
  program_manager: 'program manager',
  member: 'member',
  auditor: 'auditor',
};

/** The tables of who may what, out of those by which it is decided. */
export function accessTables(): string {
  return [
    '### What each role is\n',
    table(
      ['role', 'what it is, in its scope', 'stands as'],
      roles.map((role) => [code(role), roleMeanings[role].says, standsAs(role)]),
    ),
    '### An action item\n',
    table(
      ['what', 'who', 'by a role in whose scope its program is'],
      Object.entries(itemRights).map(([event, parts]) => [
        code(event),
        parts.map((part) => itemPartNames[part]).join(', '),
        byRole('item', parts),
      ]),
    ),
    `Where the manager of its program owns it, its domain lead may ${insteadOfManager.map(code).join(', ')} instead. ` +
      `${decidedByTheRules.map(code).join(', ')}: those whom the round or the policy asks, and nobody by a role.\n`,
    '### A program\n',
    table(
      ['what', 'who', 'by a role in whose scope it is'],
      Object.values(programRights).map(({ does, parts }) => [
        does,
        parts.map((part) => programPartNames[part]).join(', '),
        byRole('program', parts),
      ]),
    ),
    '### An exception\n',
    table(
      ['what', 'who', 'by a role in whose scope it is'],
      Object.entries(exceptionRights).map(([event, parts]) => [
        code(event),
        parts.map((part) => exceptionPartNames[part]).join(', '),
        byRole('exception', parts),
      ]),
    ),
    '### A risk\n',
    table(
      ['what', 'who', 'by a role in whose scope it is'],
      Object.entries(riskRights).map(([event, parts]) => [
        code(event),
        parts.flatMap((part) => (part === 'analyst' ? [] : [riskPartNames[part]])).join(', '),
        byRole('risk', parts),
      ]),
    ),
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

function standsAs(role: (typeof roles)[number]): string {
  const { standsAs: parts } = roleMeanings[role];
  const names = [
    ...(parts.item ?? []).map((part) => itemPartNames[part]),
    ...(parts.risk ?? []).map((part) => `${riskPartNames[part]} (of a risk)`),
  ];
  return names.join('; ') || 'nobody';
}

function byRole<K extends RecordKind>(kind: K, parts: readonly Parameters<typeof rolesAs<K>>[1][]): string {
  const found = roles.filter((role) => parts.some((part) => rolesAs(kind, part).includes(role)));
  return found.map(code).join(', ') || 'none';
}

const code = (name: string): string => `\`${name}\``;

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  return `${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}
