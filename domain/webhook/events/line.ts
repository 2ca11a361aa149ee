import { provedText } from '../../proof/proof.js';
import { cut } from '../../text/cut.js';
import { oneLine } from '../../text/one-line.js';
import { describeInstant } from '../../time.js';

export type Data = Record<string, unknown>;
/** One sentence of the timeline for an event, by its data, on the clocks of its record. */
export type Line = (data: Data, zone: string) => string;

export function moment(value: unknown, zone: string): string {
  return typeof value === 'number' ? describeInstant(value, zone) : 'a date';
}

export function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function why(data: Data): string {
  return typeof data['reason'] === 'string' && data['reason'] !== '' ? `: ${data['reason']}` : '';
}

/** How many are asked, how many are not any more, and whether somebody is left at all. */
export function peopleMoved({ asked, released, short }: Data): string {
  const many = (people: unknown): number => (Array.isArray(people) ? people.length : 0);
  const nobody = short !== undefined && short !== false ? '; too few are left to decide' : '';
  return `: ${many(asked)} more, ${many(released)} no longer${nobody}`;
}

/** How and when whoever decided had proved who they are, where the policy asked for it. */
export function provedWords({ proved }: Data, zone: string): string {
  const { how, at } = (proved ?? {}) as { how?: unknown; at?: unknown };
  return typeof how === 'string' ? `; they proved who they are ${provedText({ how })}, ${moment(at, zone)}` : '';
}

/** What was said, and who was told of it. */
export const commentLine: Line = ({ comment, mentioned }) => {
  const names = Array.isArray(mentioned) ? (mentioned as { name: string }[]).map(({ name }) => name) : [];
  return `Commented${names.length > 0 ? `, for ${names.join(', ')}` : ''}: ${cut(oneLine(plain(comment)), 200)}`;
};

/** Who reads what is restricted now. */
export const readersLine: Line = ({ restricted, people, teams }) => {
  const names = [people, teams].flatMap((named) => (Array.isArray(named) ? (named as { name: string }[]) : []));
  const also = names.length > 0 ? `; named to read it: ${names.map(({ name }) => name).join(', ')}` : '';
  return `${restricted === true ? 'Restricted' : 'Open to whoever reads without a part'}${also}`;
};
