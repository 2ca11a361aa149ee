import { DateTime, Duration } from 'luxon';

/** `1 day`, `7 days`, `8 hours`. */
export function spanText(iso: string): string {
  return Duration.fromISO(iso, { locale: 'en' }).toHuman({ listStyle: 'long' });
}

/** The engine's own reason for a step. The zone is shown beside the time. */
export function becauseText(because: string): string {
  return because.replace(/ \d{4} (\d\d:\d\d) \([\w/]+\)/, ' $1');
}

/** `Tue 8 Dec 18:00` on the clocks of `zone`. */
export function momentText(at: number, zone: string): string {
  return DateTime.fromMillis(at, { zone, locale: 'en' }).toFormat('ccc d LLL HH:mm');
}

/** `Tue  8 Dec 18:00 +07`, as wide on every line. */
export function stampText(at: number, zone: string): string {
  const local = DateTime.fromMillis(at, { zone, locale: 'en' });
  const offset = `${local.offset < 0 ? '-' : '+'}${local.toFormat('ZZ').slice(1).replace(':00', '')}`;
  return `${local.toFormat('ccc')} ${String(local.day).padStart(2)} ${local.toFormat('LLL HH:mm')} ${offset}`;
}

/** The date of an instant, for the question whether another is on a later day. */
export function dayOf(at: number, zone: string): number {
  return Math.floor((at + DateTime.fromMillis(at, { zone }).offset * 60_000) / 86_400_000);
}

/** `Hannah Ong, Le Minh Chau and Siriporn Wattana` */
export function listText(parts: string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

const roles: Record<string, string> = {
  owner: 'owner',
  owner_manager: 'owner’s manager',
  program_manager: 'program manager',
  domain_lead: 'domain lead',
  approver_manager: 'approver’s manager',
  approver: 'approver',
  named: 'named in the policy',
};

/** The part through which somebody was found. */
export function roleText(role: string): string {
  return roles[role] ?? role.replaceAll('_', ' ');
}

/** People with the part through which they were found; those of one part together. */
export function peopleText(people: { name: string; role: string | null }[]): string {
  const byRole = Map.groupBy(people, ({ role }) => role);
  return [...byRole]
    .map(([role, found]) => {
      const names = found.map(({ name }) => name).join(', ');
      return role === null ? names : `${names} (${roleText(role)})`;
    })
    .join(', ');
}

export function countText(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
