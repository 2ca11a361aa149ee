import {
  idsOf,
  isName,
  isObject,
  isTimeOfDay,
  isWhole,
  listOf,
  objectOf,
  type BodyProblem,
  type Report,
} from '../body-checks.js';
import { isUuid } from '../uuid.js';
import { isLocalDate } from '../time.js';
import { isZone, zoneAdvice, zoneNamed } from '../zones.js';
import type { Rota } from './rota.js';

/** What a rota may hold. */
export const rotaLimits = { layers: 10, members: 100, overrides: 500, name: 100, weeks: 52 };

/** Checks the body of a rota; empty when it can be used. */
export function checkRota(body: unknown): BodyProblem[] {
  const problems: BodyProblem[] = [];
  const report: Report = (path, message) => problems.push({ path, message });
  const rota = objectOf(body, ['layers', 'overrides'], '', report);
  if (!rota) return problems;
  const names = new Set<string>();
  for (const [index, layer] of listOf(rota['layers'], 'layers', 1, rotaLimits.layers, report).entries())
    checkLayer(layer, `layers.${index}`, names, report);
  for (const [index, override] of listOf(rota['overrides'], 'overrides', 0, rotaLimits.overrides, report).entries())
    checkOverride(override, `overrides.${index}`, names, report);
  return problems;
}

/** With the zones of its layers by the names in use today. */
export function withPresentZones(rota: Rota): Rota {
  return { ...rota, layers: rota.layers.map((layer) => ({ ...layer, zone: zoneNamed(layer.zone) ?? layer.zone })) };
}

/** Ids of the people whom a rota names. */
export function membersOf({ layers, overrides }: Rota): string[] {
  const people = [...layers.flatMap(({ members }) => members), ...overrides.flatMap(({ personId }) => personId ?? [])];
  return [...new Set(people)];
}

function checkLayer(value: unknown, path: string, names: Set<string>, report: Report): void {
  const layer = objectOf(
    value,
    ['name', 'zone', 'members', 'starts', 'handover', 'weeks', 'hours', 'days'],
    path,
    report,
  );
  if (!layer) return;
  const { name, zone, hours } = layer;
  if (!isName(name) || names.has(name))
    report(`${path}.name`, 'must be a text of 1 to 100 characters that no other layer has.');
  else names.add(name);
  if (typeof zone !== 'string' || !isZone(zone)) report(`${path}.zone`, zoneAdvice);
  idsOf(layer['members'], `${path}.members`, 'person', report, 1, rotaLimits.members);
  if (!isLocalDate(layer['starts'])) report(`${path}.starts`, 'must be a date that exists, as YYYY-MM-DD.');
  if (!isTimeOfDay(layer['handover'])) report(`${path}.handover`, 'must be a time of day such as 09:00.');
  if (!isWhole(layer['weeks'], 1, rotaLimits.weeks))
    report(`${path}.weeks`, `must be a whole number of weeks between 1 and ${rotaLimits.weeks}.`);
  if (hours !== null && !areHours(hours))
    report(`${path}.hours`, 'must be null, or two different times such as {"from": "09:00", "to": "18:00"}.');
  const days = listOf(layer['days'], `${path}.days`, 1, 7, report);
  if (days.some((day) => !isWhole(day, 1, 7)) || new Set(days).size < days.length)
    report(`${path}.days`, 'must be different weekdays from 1 (Monday) to 7 (Sunday).');
}

function areHours(hours: unknown): boolean {
  if (!isObject(hours)) return false;
  const { from, to } = hours;
  return isTimeOfDay(from) && isTimeOfDay(to) && from !== to;
}

function checkOverride(value: unknown, path: string, layers: Set<string>, report: Report): void {
  const override = objectOf(value, ['layer', 'from', 'to', 'personId'], path, report);
  if (!override) return;
  const { layer, from, to, personId } = override;
  if (typeof layer !== 'string' || !layers.has(layer))
    report(`${path}.layer`, `must be the name of a layer: ${[...layers].join(', ')}.`);
  if (!Number.isInteger(from)) report(`${path}.from`, 'must be an instant in epoch milliseconds.');
  if (!Number.isInteger(to) || Number(to) <= Number(from)) report(`${path}.to`, 'must be a later instant than from.');
  if (personId !== null && !isUuid(personId))
    report(`${path}.personId`, 'must be the id of a person, or null for nobody.');
}
