/** One message that a person would find in their inbox. */
export interface RehearsedMessage {
  personId: string;
  name: string;
  kind: string;
  level: number | null;
  /** ISO 8601 instant. */
  at: string;
}

/** What one person would get. */
export interface PersonSummary {
  person: { id: string; name: string };
  messages: number;
  /** What leaves by mail or chat: messages that fall into the same minute are one. */
  letters: number;
  byKind: Record<string, number>;
  /** The highest ladder level of which they would hear; null where of none. */
  highestLevel: number | null;
}

/** Who would get how many messages, those who would get most first. */
export function summarise(messages: readonly RehearsedMessage[]): PersonSummary[] {
  const people = new Map<string, RehearsedMessage[]>();
  for (const message of messages) people.set(message.personId, [...(people.get(message.personId) ?? []), message]);
  return [...people.values()]
    .map(summaryOf)
    .sort((a, b) => b.messages - a.messages || a.person.name.localeCompare(b.person.name));
}

function summaryOf(messages: RehearsedMessage[]): PersonSummary {
  const [first] = messages;
  const byKind: Record<string, number> = {};
  for (const { kind } of messages) byKind[kind] = (byKind[kind] ?? 0) + 1;
  const levels = messages.flatMap(({ level }) => level ?? []);
  return {
    person: { id: first?.personId ?? '', name: first?.name ?? '' },
    messages: messages.length,
    letters: new Set(messages.map(({ at }) => at.slice(0, 16))).size,
    byKind,
    highestLevel: levels.length > 0 ? Math.max(...levels) : null,
  };
}
