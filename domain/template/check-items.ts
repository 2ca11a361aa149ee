import { circlesIn, type Edge } from '../dependency/cycle.js';
import { phaseEdges, phaseOpened, type NetworkPhase } from '../dependency/phase-edges.js';
import { isName, isObject, listOf, objectOf, type Report } from '../body-checks.js';
import { isUuid } from '../uuid.js';
import {
  checkAttributes,
  checkPolicyNames,
  checkRelativeDate,
  checkText,
  checkTexts,
  type TemplateNames,
} from './check-parts.js';
import { ownerRoles, templateLimits } from './template.js';

const known = [
  'key',
  'title',
  'description',
  'severity',
  'tags',
  'attributes',
  'phase',
  'owner',
  'due',
  'policies',
  'dependsOn',
];

export function checkItems(value: unknown, names: TemplateNames, report: Report): void {
  const items = listOf(value, 'items', 0, templateLimits.items, report);
  const keys = new Set(items.flatMap((item) => (isObject(item) && isName(item['key']) ? [item['key']] : [])));
  const edges: Edge[] = [];
  const placed: { id: string; phaseId: string }[] = [];
  const seen = new Set<unknown>();
  for (const [index, entry] of items.entries()) {
    const path = `items.${index}`;
    const item = objectOf(entry, known, path, report);
    if (!item) continue;
    const { key, severity, tags, attributes, description } = item;
    if (!isName(key)) report(`${path}.key`, 'must be a text of 1 to 100 characters.');
    else if (seen.has(key)) report(`${path}.key`, `is "${key}", as another item is. Each key stands once.`);
    seen.add(key);
    checkText(item['title'], `${path}.title`, 1, templateLimits.title, report);
    if (description !== undefined) checkText(description, `${path}.description`, 0, templateLimits.description, report);
    if (severity !== undefined && severity !== null)
      checkText(severity, `${path}.severity`, 1, templateLimits.severity, report);
    if (tags !== undefined) checkTexts(tags, `${path}.tags`, report);
    if (attributes !== undefined) checkAttributes(attributes, `${path}.attributes`, report);
    checkPolicyNames(
      item['policies'],
      `${path}.policies`,
      ['escalation', 'reminder', 'signOff', 'extension', 'effectiveness'],
      report,
    );
    checkOwner(item['owner'], `${path}.owner`, names, true, report);
    checkPlace(item, path, names, report);
    const dependsOn = checkDependsOn(item['dependsOn'], `${path}.dependsOn`, keys, report);
    if (!isName(key)) continue;
    edges.push(...dependsOn.map((waitsFor) => ({ itemId: key, waitsFor })));
    if (typeof item['phase'] === 'string') placed.push({ id: key, phaseId: item['phase'] });
  }
  reportCircle(
    edges,
    placed,
    names.phases.map(({ name }) => name),
    report,
  );
}

/** A phase opens when the items of the one before are over: a template may not let one of these wait for one of its own. */
export function reportCircle(
  edges: readonly Edge[],
  placed: readonly { id: string; phaseId: string }[],
  phases: readonly string[],
  report: Report,
): void {
  const circle = circleIn(edges, placed, phases);
  if (circle) report('items', `wait for each other in a circle: ${circle}. Take one dependsOn away.`);
}

/** The phase of an item, and the date that is counted from it. */
function checkPlace(
  item: Record<string, unknown>,
  path: string,
  { phases, ...names }: TemplateNames,
  report: Report,
): void {
  const { phase, due } = item;
  checkRelativeDate(due, `${path}.due`, { phases, ...names }, report);
  const index = phases.findIndex(({ name }) => name === phase);
  if (index < 0) {
    report(`${path}.phase`, `must be the name of a phase: ${phases.map(({ name }) => name).join(', ')}.`);
    return;
  }
  if (!isObject(due)) return;
  const without = (of: TemplateNames['phases'][number] | undefined): boolean => of !== undefined && !of.hasTarget;
  if (due['from'] === 'phase_target' && without(phases[index]))
    report(
      `${path}.due.from`,
      `is phase_target, but ${String(phase)} has no target. Give it one, or count from start.`,
    );
  if (due['from'] === 'phase_start' && without(phases[index - 1]))
    report(
      `${path}.due.from`,
      `is phase_start, but ${phases[index - 1]?.name ?? ''}, the phase before, has no target. Give it one.`,
    );
}

function checkOwner(value: unknown, path: string, names: TemplateNames, outer: boolean, report: Report): void {
  const ways = ['role', 'parameter', 'person', ...(outer ? ['managerOf'] : [])];
  const owner = objectOf(value, ways, path, report);
  if (!owner) return;
  const given = Object.keys(owner).filter((way) => ways.includes(way));
  if (given.length !== 1) report(path, `must have one of ${ways.join(', ')}, such as {"role": "domain_lead"}.`);
  const { role, parameter, person } = owner;
  if (role !== undefined && !(ownerRoles as readonly unknown[]).includes(role))
    report(`${path}.role`, `must be one of ${ownerRoles.join(', ')}.`);
  if (parameter !== undefined && (typeof parameter !== 'string' || names.parameters.get(parameter) !== 'person')) {
    const people = [...names.parameters].flatMap(([name, kind]) => (kind === 'person' ? [name] : []));
    report(
      `${path}.parameter`,
      `must be a parameter of the kind person${people.length > 0 ? `: ${people.join(', ')}` : ''}.`,
    );
  }
  if (person !== undefined && !isUuid(person)) report(`${path}.person`, 'must be the id of a person.');
  if (owner['managerOf'] !== undefined && outer)
    checkOwner(owner['managerOf'], `${path}.managerOf`, names, false, report);
}

function checkDependsOn(value: unknown, path: string, keys: ReadonlySet<string>, report: Report): string[] {
  if (value === undefined) return [];
  const given = listOf(value, path, 0, templateLimits.dependencies, report);
  for (const [index, key] of given.entries())
    if (typeof key !== 'string' || !keys.has(key))
      report(`${path}.${index}`, 'must be the key of an item of this template.');
  if (new Set(given).size < given.length) report(path, 'names an item twice. Name each once.');
  return given.filter((key): key is string => typeof key === 'string' && keys.has(key));
}

/** What items wait for, by way of the tollgates too: the key of an item, or the opening of a phase by its name. */
function circleIn(
  edges: readonly Edge[],
  items: readonly { id: string; phaseId: string }[],
  phases: readonly string[],
): string | undefined {
  // Names that stand twice are reported of themselves.
  const inOrder = [...new Set(phases)].map((id, index, all): NetworkPhase => ({
    id,
    status: index === 0 ? 'open' : 'pending',
    after: all[index - 1] ?? null,
  }));
  const [circle] = circlesIn([...edges, ...phaseEdges(items, inOrder)]);
  return circle
    ?.map((id) => {
      const phase = phaseOpened(id);
      return phase === null ? id : `the opening of ${phase}`;
    })
    .join(' → ');
}
