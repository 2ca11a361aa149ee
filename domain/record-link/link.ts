import type { EventDraft } from '../record/event.js';
import { Refusal } from '../refusal.js';
import type { Instant } from '../time.js';

/** What may stand at an end of a link; at one of both stands a kind that tells of its links. */
export const linkedKinds = [
  'action_item',
  'program',
  'exception',
  'risk',
  'case',
  'finding',
  'review_round',
  'breach',
  'analysis',
  'alignment',
  'control',
  'occurrence',
  'control_test',
] as const;
export type LinkedKind = (typeof linkedKinds)[number];

/** Those that tell of their links in their own trail, in the order in which they stand in a link. */
export const linkingKinds = ['case', 'finding', 'alignment', 'control'] as const;
export type LinkingKind = (typeof linkingKinds)[number];

/** So many links a record has at most, at whichever end: more is a list of its own, and no help to whoever looks into one. */
export const mostLinks = 200;

/** An end of a link. */
export interface Linked {
  kind: LinkedKind;
  id: string;
  /** By which people call it; a program has none. */
  key: string | null;
  title: string;
}

/** An end that tells of the link. */
export type Linking = Linked & { kind: LinkingKind };

/** A record that tells of the link, and what it is tied to. */
export interface Link {
  one: Linking;
  other: Linked;
}

/**
 * As a link is kept, once whoever asked: a case before a finding, that before an alignment round and that before a control, of two of a kind the one with the
 * lesser id first.
 *
 * @throws Refusal `invalid-command` where it would tie a record to itself
 */
export function linkOf(one: Linking, other: Linked): Link {
  if (one.id === other.id)
    throw new Refusal('invalid-command', `${called(one)} cannot be linked to itself. Name another record.`, {
      path: 'to',
    });
  if (!isLinking(other)) return { one, other };
  const place = ({ kind }: Linking): number => linkingKinds.indexOf(kind);
  const turned = one.kind === other.kind ? other.id < one.id : place(other) < place(one);
  return turned ? { one: other, other: one } : { one, other };
}

/** @throws Refusal `invalid-command` where a record has as many links as it may have */
export function roomForLink(record: Linked, count: number): void {
  if (count >= mostLinks)
    throw new Refusal(
      'invalid-command',
      `${called(record)} has ${mostLinks} links, the most that there may be. Take one away first.`,
      { path: 'to' },
    );
}

const types = {
  case: { linked: 'case.linked', unlinked: 'case.unlinked' },
  finding: { linked: 'finding.linked', unlinked: 'finding.unlinked' },
  alignment: { linked: 'alignment.linked', unlinked: 'alignment.unlinked' },
  control: { linked: 'control.linked', unlinked: 'control.unlinked' },
} as const;

/**
 * What a link leaves in the trail, at each case, finding and control that it ties: the other end is named there, so that only those read
 * it who see both.
 *
 * @param what.key of the request
 */
export function linkEvents(
  { one, other }: Link,
  what: { done: 'linked' | 'unlinked'; key: string; actorId: string; at: Instant },
): { of: Linking; event: EventDraft }[] {
  const { done, key, actorId, at } = what;
  const eventOf = (of: Linking, to: Linked): { of: Linking; event: EventDraft } => ({
    of,
    event: {
      ...{ key: `${of.kind}/${of.id}#${done}:${to.id}/${key}`, type: types[of.kind][done], at, actorId, version: null },
      data: { record: { kind: to.kind, id: to.id, key: to.key, title: to.title } },
    },
  });
  return isLinking(other) ? [eventOf(one, other), eventOf(other, one)] : [eventOf(one, other)];
}

function isLinking(record: Linked): record is Linking {
  return (linkingKinds as readonly string[]).includes(record.kind);
}

function called({ key, title }: Linked): string {
  return key ?? `“${title}”`;
}
