/** Something that was done to a record, as its trail keeps it. */
export interface Written {
  /** Of the record, after it. */
  version: number;
  type: string;
  /** Null: the machine. */
  actorId: string | null;
}

/**
 * What the machine writes beside what people decide on: who was reminded or escalated to, that an instant has passed, who
 * is asked now, that a series has made its next. Not what moves a state, a date or a content: whoever has read these must
 * read them again.
 */
const beside: ReadonlySet<string> = new Set(
  [
    'item: approvers_changed breached deciders_changed effectiveness_overdue escalated escalation_held',
    'item: escalation_released extension_overdue reminded sign_off_overdue',
    'phase: approvers_changed empty sign_off_overdue target_missed tollgate_blocked tollgate_unblocked',
    'program: circle_found',
    'exception: approvers_changed reminded sign_off_overdue',
    'recurrence: failed last_completed made missed',
  ].flatMap((line) => {
    const [kind = '', events = ''] = line.split(': ');
    return events.split(' ').map((event) => `${kind}.${event}`);
  }),
);

/** More versions than these are not looked through. */
export const mostVersionsBack = 200;

/**
 * Whether a record is still what somebody has read, although its version went up: each version since is the machine's, and
 * touched nothing that people decide on. A version of which the trail knows nothing may be anybody's.
 */
export function isAsRead(read: number, present: number, since: readonly Written[]): boolean {
  if (read === present) return true;
  if (read < 1 || read > present || present - read > mostVersionsBack) return false;
  if (since.some(({ actorId, type }) => actorId !== null || !beside.has(type))) return false;
  const known = new Set(since.map(({ version }) => version));
  return Array.from({ length: present - read }, (_, index) => read + 1 + index).every((version) => known.has(version));
}
