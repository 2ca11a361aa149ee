import type { Recipient } from '../../domain/person/recipients.js';
import type { Delegations } from '../../domain/stand-in/delegation.js';
import { withStandIns } from '../../domain/stand-in/stand-in.js';
import { describeInstant } from '../../domain/time.js';
import { add, type Found } from './digest-found.js';

/** A record that waits for people. */
interface Asked {
  section: Found;
  /** `case.<id>` */
  part: string;
  /** What it is, and what is asked: `CA-1 “Fakes” waits for your triage`. */
  title: string;
  facts: string;
  /** Null: it waits without a date. */
  dueAt: number | null;
  overdue: boolean;
  asked: readonly Recipient[];
  /** Whose own work it is. */
  barred: string[];
}

/** Writes each into the letters of those whom it waits for; of those who are away, whoever is there for them reads it too. */
export function addEach(
  rows: readonly Asked[],
  { zones, delegations, now }: { zones: ReadonlyMap<string, string>; delegations: Delegations; now: number },
): void {
  for (const { section, part, title, facts, dueAt, overdue, asked, barred } of rows)
    for (const recipient of withStandIns([...asked], 'everything', { delegations, at: now, barred })) {
      const zone = zones.get(recipient.personId);
      if (zone === undefined) continue;
      const whom = recipient.for === undefined ? '' : ` (for ${recipient.for.name})`;
      const due = dueAt === null ? null : describeInstant(dueAt, zone);
      const body = due === null ? 'It has no date yet.' : overdue ? `Overdue since ${due}.` : `Due ${due}.`;
      add(section, recipient.personId, { part, title: `${title}${whom}`, body, facts, urgent: overdue });
    }
}
