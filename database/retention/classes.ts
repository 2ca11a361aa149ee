import { isHeld } from '../holds/holds.js';

/** Something that is stored besides the records, and that can be forgotten when it is old. */
export interface RetentionClass {
  /** What it is, for people to read. */
  says: string;
  /** Days where nobody said anything; null: it is kept. */
  proposed: number | null;
  /** No administrator says fewer days: until then it is needed. */
  least: number;
  /** Rows `x` that have an `id` and are older than the instant `$1`; none that is needed still, or held. */
  old: string;
  /** What is done to those with the ids `$1`. */
  forget: readonly string[];
}

const free = (of: Parameters<typeof isHeld>[0]): string => `NOT ${isHeld(of)}`;

/** What can be forgotten. Records, what was signed, and the trail are not among it. */
export const retentionClasses = {
  messages: {
    says: 'Messages in the inbox of whoever they were for',
    ...{ proposed: null, least: 30 },
    old: `notifications x WHERE x.created_at < $1 AND x.push IN ('none', 'routed')
      AND NOT (x.kind = 'level' AND x.push <> 'none' AND NOT x.settled)
      AND ${free({ program: 'x.program_id', item: 'x.subject_id', person: 'x.person_id' })}`,
    forget: [
      'DELETE FROM notification_pushes WHERE notification_id = ANY($1)',
      'DELETE FROM notifications WHERE id = ANY($1)',
    ],
  },
  deliveries: {
    says: 'The text and the address of mails and messages that went out; that they went, when and whether they came stays',
    ...{ proposed: null, least: 30 },
    old: `deliveries x WHERE x.created_at < $1 AND x.state <> 'pending' AND (x.content IS NOT NULL OR x.address IS NOT NULL)
      AND ${free({ program: null, item: null, person: 'x.person_id' })}
      AND NOT EXISTS (SELECT 1 FROM notification_pushes u JOIN notifications n ON n.id = u.notification_id
        WHERE u.delivery_id = x.id AND ${isHeld({ program: 'n.program_id', item: 'n.subject_id', person: null })})`,
    forget: ['UPDATE deliveries SET content = NULL, address = NULL WHERE id = ANY($1)'],
  },
  weekly_reports: {
    says: 'Weekly reports as they were sent',
    ...{ proposed: null, least: 30 },
    old: `sent_reports x WHERE x.created_at < $1 AND ${free({ program: null, item: null, person: 'x.person_id' })}`,
    forget: ['DELETE FROM sent_reports WHERE id = ANY($1)'],
  },
  ai_contents: {
    says: 'What was sent to a model about a record, and what it answered; that it was sent, when and what it cost stays',
    ...{ proposed: 90, least: 1 },
    old: `ai_contents x WHERE x.created_at < $1
      AND EXISTS (SELECT 1 FROM ai_runs r WHERE r.id = x.run_id AND r.state = 'ended'
        AND ${free({ program: null, item: 'r.record_id', person: 'r.asked_by' })})`,
    forget: ['DELETE FROM ai_contents WHERE id = ANY($1)'],
  },
  webhook_deliveries: {
    says: 'What outgoing webhooks delivered or gave up, and how they were answered',
    ...{ proposed: null, least: 7 },
    old: `webhook_deliveries x WHERE x.created_at < $1 AND x.state <> 'pending'
      AND NOT EXISTS (SELECT 1 FROM audit_events e WHERE e.seq = x.event_seq
        AND ${isHeld({ program: 'e.program_id', item: 'e.subject_id', person: 'e.subject_id' })})`,
    forget: [
      'DELETE FROM webhook_attempts WHERE delivery_id = ANY($1)',
      'DELETE FROM webhook_deliveries WHERE id = ANY($1)',
    ],
  },
  sessions: {
    says: 'Sign-ins in a browser that are over: where from, and with what',
    ...{ proposed: 30, least: 1 },
    old: `sessions x WHERE x.ends_at < $1 AND ${free({ program: null, item: null, person: 'x.person_id' })}`,
    forget: ['DELETE FROM sessions WHERE id = ANY($1)'],
  },
  sign_in_links: {
    says: 'Links to sign in or to set a password that are over',
    ...{ proposed: null, least: 1 },
    old: `sign_in_links x WHERE x.ends_at < $1 AND ${free({ program: null, item: null, person: 'x.person_id' })}`,
    forget: ['DELETE FROM sign_in_links WHERE id = ANY($1)'],
  },
  rehearsals: {
    says: 'Results of rehearsals that have ended',
    ...{ proposed: null, least: 1 },
    old: `rehearsals x WHERE x.ended_at < $1 AND ${free({ program: 'x.program_id', item: null, person: null })}`,
    forget: ['DELETE FROM rehearsals WHERE id = ANY($1)'],
  },
  import_rows: {
    says: 'Rows of imported files that were not taken, and what each row changed; the file and its counts stay',
    ...{ proposed: null, least: 30 },
    old: `imports x WHERE x.finished_at < $1 AND ${free({ program: 'x.program_id', item: null, person: null })}
      AND (EXISTS (SELECT 1 FROM import_rejections r WHERE r.import_id = x.id)
        OR EXISTS (SELECT 1 FROM import_changes r WHERE r.import_id = x.id))`,
    forget: [
      'DELETE FROM import_rejections WHERE import_id = ANY($1)',
      'DELETE FROM import_changes WHERE import_id = ANY($1)',
    ],
  },
} as const satisfies Record<string, RetentionClass>;

export type RetentionName = keyof typeof retentionClasses;
export const retentionNames = Object.keys(retentionClasses) as RetentionName[];
