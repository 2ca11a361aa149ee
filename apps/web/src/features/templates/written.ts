import type { TemplateBody } from './words.js';

export type Item = TemplateBody['items'][number];
export type Phase = TemplateBody['phases'][number];
export type Parameter = TemplateBody['parameters'][number];
export type RelativeDate = Item['due'];
export type Owner = Item['owner'];

/** What was typed and is not saved yet, with the version that it was typed over; `new` where there is none. */
export interface Written {
  on: string;
  name: string;
  description: string;
  body: TemplateBody;
}

/** Null where nothing is kept, or what is kept is of another form. */
export function keptIn(text: string): Written | null {
  try {
    const kept = JSON.parse(text) as Partial<Written>;
    const { on, name, description, body } = kept;
    const lists = [body?.phases, body?.items, body?.parameters];
    if (typeof on !== 'string' || typeof name !== 'string' || !body || !lists.every(Array.isArray)) return null;
    return { on, name, body, description: typeof description === 'string' ? description : '' };
  } catch {
    return null;
  }
}

/** With one phase and one item, of which the places to fill are seen. */
export function beginning(phase: string): TemplateBody {
  return {
    parameters: [{ name: 'market', kind: 'market' }],
    phases: [{ name: phase, target: { after: '10 working days', from: 'start' } }],
    items: [],
  };
}

/** A phase is found by its name: items go with it where it is called otherwise. */
export function renamed(body: TemplateBody, index: number, phase: Phase): TemplateBody {
  const before = body.phases[index]?.name;
  const phases = body.phases.map((each, at) => (at === index ? phase : each));
  // One of two of the same name is not known by it.
  const alone = body.phases.filter(({ name }) => name === before).length === 1;
  if (!alone || before === phase.name) return { ...body, phases };
  return {
    ...body,
    phases,
    items: body.items.map((item) => (item.phase === before ? { ...item, phase: phase.name } : item)),
  };
}

/** Without a phase and its items, and without what waited for these. */
export function withoutPhase(body: TemplateBody, index: number): TemplateBody {
  const gone = body.phases[index]?.name;
  const phases = body.phases.filter((_, at) => at !== index);
  const kept = phases.some(({ name }) => name === gone);
  const items = kept ? body.items : body.items.filter(({ phase }) => phase !== gone);
  return { ...body, phases, items: waitingFor(items) };
}

export function withItem(body: TemplateBody, index: number, item: Item): TemplateBody {
  const before = body.items[index];
  const called = before !== undefined && before.key !== item.key;
  const items = body.items.map((each, at) => {
    if (at === index) return item;
    if (!called || !each.dependsOn?.includes(before.key)) return each;
    return { ...each, dependsOn: each.dependsOn.map((key) => (key === before.key ? item.key : key)) };
  });
  return { ...body, items };
}

export function withoutItem(body: TemplateBody, index: number): TemplateBody {
  return { ...body, items: waitingFor(body.items.filter((_, at) => at !== index)) };
}

/** Those that wait, for what there is. */
function waitingFor(items: Item[]): Item[] {
  const keys = new Set(items.map(({ key }) => key));
  return items.map((item) =>
    item.dependsOn?.some((key) => !keys.has(key))
      ? { ...item, dependsOn: item.dependsOn.filter((key) => keys.has(key)) }
      : item,
  );
}

/** An item of a phase, with a key that no other has. */
export function another(body: TemplateBody, phase: string, owner: Owner): Item {
  const keys = new Set(body.items.map(({ key }) => key));
  let number = body.items.length + 1;
  while (keys.has(`item-${number}`)) number += 1;
  return { key: `item-${number}`, title: '', phase, owner, due: { after: '5 working days', from: 'start' } };
}

/** An attribute as it is typed: a text as it is, all else as JSON. */
export function attributeText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What was typed of an attribute. @param before what was no text stays what it is, as long as it can be read as JSON */
export function attributeOf(text: string, before: unknown): unknown {
  if (typeof before === 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The same list with one of it a place earlier. */
export function earlier<T>(list: readonly T[], index: number): T[] {
  const before = list[index - 1];
  const one = list[index];
  if (before === undefined || one === undefined) return [...list];
  return list.map((each, at) => (at === index - 1 ? one : at === index ? before : each));
}

/** An item before the one of its phase that stands before it. */
export function itemEarlier(body: TemplateBody, index: number): TemplateBody {
  const { phase } = body.items[index] ?? {};
  const before = body.items.findLastIndex((item, at) => at < index && item.phase === phase);
  const [one, other] = [body.items[index], body.items[before]];
  if (one === undefined || other === undefined) return body;
  return { ...body, items: body.items.map((item, at) => (at === before ? one : at === index ? other : item)) };
}

/** Ways to find an owner, as one text: `role:domain_lead`, `managerOf:parameter:analyst`, `person`. */
export function wayOf({ managerOf, role, parameter }: Owner): string {
  if (managerOf !== undefined) return `managerOf:${wayOf(managerOf)}`;
  if (role !== undefined) return `role:${role}`;
  return parameter === undefined ? 'person' : `parameter:${parameter}`;
}

/** @param before whose person is kept */
export function ownerBy(way: string, before: Owner): Owner {
  const person = before.managerOf?.person ?? before.person ?? '';
  if (way.startsWith('managerOf:')) {
    const { managerOf: _within, ...somebody } = ownerBy(way.slice('managerOf:'.length), before);
    return { managerOf: somebody };
  }
  const [kind, name = ''] = way.split(':');
  if (kind === 'role') return { role: name as NonNullable<Owner['role']> };
  return kind === 'parameter' ? { parameter: name } : { person };
}
