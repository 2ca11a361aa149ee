import { parseDuration } from './naive-duration.js';
import { anew, trails, type Event } from './history.js';
import { day, type Level, type Setting } from './setting.js';

interface Late {
  id: string;
  number: number;
  severity: string | null;
  policy: string;
  dueAt: Date;
  acknowledged_until: Date | null;
  roles: Record<string, string | null>;
}

/** Events after which a ladder may begin anew. */
const turns = [...anew, 'reassigned', 'edited', 'replanned', 'activated', 'created'];

/** So much later than it should a step may be recorded, in ms. */
const slack = 120_000;

/**
 * Levels that should have reached somebody by now and have not. Counted the long way round, and generously: whatever may
 * have held the ladder back holds it back for all of its time.
 */
export async function silentLadders(s: Setting): Promise<string[]> {
  const history = await trails(s);
  const late = await s.query<Late>(
    `SELECT i.id, i.number, lower(i.severity) AS severity, i.escalation_policy_version_id AS policy, i.due_at AS "dueAt",
       i.acknowledged_until, jsonb_build_object('owner', i.owner_id, 'owner_manager', o.manager_id,
         'program_manager', p.manager_id, 'domain_lead', p.domain_lead_id) AS roles
     FROM action_items i JOIN people o ON o.id = i.owner_id JOIN programs p ON p.id = i.program_id
     WHERE i.overdue AND i.status IN ('open', 'in_progress') AND p.status = 'active'`,
  );
  const told = await s.query<{ item: string; person: string; at: Date }>(
    `SELECT subject_id AS item, person_id AS person, at FROM notifications WHERE kind = 'level'`,
  );
  const windows = await s.query<{ from: Date; to: Date }>(
    'SELECT starts_at AS "from", coalesce(least(ends_at, cancelled_at), ends_at) AS "to" FROM maintenance_windows',
  );
  const here = new Set(await s.present());
  const wrong: string[] = [];
  for (const item of late) {
    const ladder = s.ladders.find(({ id }) => id === item.policy);
    if (!ladder) continue;
    const levels = levelsOf(s, item.policy, item.severity);
    const events = history.get(item.id) ?? [];
    const climbed = events.slice(newLadderAt(s, item, events));
    const began = lastOf(events, [...anew, 'reassigned'])?.at ?? 0;
    const turned = lastOf(events, turns)?.at ?? 0;
    const from = Math.max(item.dueAt.getTime(), turned);
    const stood =
      standing(events) + windows.reduce((sum, { from: a, to: b }) => sum + Math.max(0, b.getTime() - a.getTime()), 0);
    for (const [index, level] of levels.entries()) {
      const latest = from + parseDuration(level.after) + stood + slack;
      if (latest > s.now) continue;
      const fired = climbed.some(
        ({ type, data, at }) => type === 'escalated' && Number(data['level']) >= index + 1 && at >= began - slack,
      );
      const holders = level.roles.map((role) => item.roles[role]).filter((id) => id && here.has(id));
      const heard = holders.every((id) =>
        told.some((one) => one.item === item.id && one.person === id && one.at.getTime() >= began - slack),
      );
      if (!fired && !heard)
        wrong.push(
          `AI-${item.number}: level ${index + 1} (${JSON.stringify(level)}) should have come by ${new Date(latest).toISOString()}`,
        );
    }
  }
  // None comes before it is due, and none where nothing is late.
  for (const [id, events] of history)
    for (const [index, event] of events.entries()) {
      if (event.type !== 'escalated') continue;
      const breach = lastOf(events.slice(0, index), ['breached', ...turns]);
      if (breach && event.at < breach.at && breach.type === 'breached')
        wrong.push(
          `${id}: level ${String(event.data['level'])} at ${new Date(event.at).toISOString()} before its breach`,
        );
    }
  return wrong;
}

function levelsOf(s: Setting, policy: string, severity: string | null): Level[] {
  const ladder = s.ladders.find(({ id }) => id === policy);
  return (severity === 'critical' ? ladder?.critical : null) ?? ladder?.levels ?? [];
}

/** After how many events of its trail the present ladder took the place of another; what was climbed before was another's. */
function newLadderAt(s: Setting, { policy, severity }: Late, events: readonly Event[]): number {
  let was = { policy, severity };
  for (const [index, { data }] of [...events.entries()].reverse()) {
    const changed = (data['changed'] ?? {}) as Record<string, { from: string | null }>;
    const before = {
      policy: changed['escalationPolicyVersionId']?.from ?? was.policy,
      severity: changed['severity'] ? (changed['severity'].from?.toLowerCase() ?? null) : was.severity,
    };
    const [then, now] = [before, was].map((one) => JSON.stringify(levelsOf(s, one.policy, one.severity)));
    if (then !== now) return index + 1;
    was = before;
  }
  return 0;
}

function lastOf(events: readonly Event[], types: readonly string[]): Event | undefined {
  return events.findLast(({ type }) => types.includes(type));
}

/** For how long the ladder may have stood, all in all: on hold, handed in, acknowledged. */
function standing(events: readonly Event[]): number {
  let sum = 0;
  let since: number | null = null;
  for (const { type, at } of events) {
    if (['held', 'suspended', 'submitted'].includes(type)) since ??= at;
    else if (['resumed', 'released', 'sent_back', 'withdrawn'].includes(type) && since !== null) {
      sum += at - since;
      since = null;
    }
    if (type === 'acknowledged') sum += day;
  }
  return sum;
}
