import { acts, actsFor, type Act, type ActName, type ItemToAct } from '../../../components/acts/acts.js';
import type { Schemas } from '../../../lib/api.js';

export type State = Schemas['ItemState'];
export type Status = State['status'];

interface Card {
  id: string;
  key: string;
  title: string;
}

/** A card that somebody wishes in another column. */
export interface Move extends Card {
  to: Status;
}

/** Where what was on hold goes on: which of them, the API knows. */
const resumed: readonly Status[] = ['open', 'in_progress', 'submitted'];

/** The commands that lead from a state to another. What may leave it where it is does not move it. */
export function commandsTo(states: readonly State[], from: Status, to: Status): string[] {
  const moves = states.find(({ status }) => status === from)?.moves ?? [];
  return moves
    .filter((move) => !move.to.includes('same'))
    .filter((move) => move.to.includes(to) || (move.to.includes('resumed') && resumed.includes(to)))
    .map(({ command }) => command);
}

/** Where something can be moved to from a state at all, in the order of the board. */
export function targetsFrom(states: readonly State[], from: Status): Status[] {
  return states.map(({ status }) => status).filter((to) => to !== from && commandsTo(states, from, to).length > 0);
}

/** What whoever looks may do now to bring it there. */
export function actsTo(states: readonly State[], item: ItemToAct, to: Status): ActName[] {
  const commands = commandsTo(states, item.status, to);
  return actsFor(item).filter((name) => {
    const { event, leadsTo }: Act = acts[name];
    return commands.includes(event) && (leadsTo === undefined || leadsTo === to);
  });
}

/** Why none of the ways there is open to them, each reason once. */
export function refusedTo(states: readonly State[], item: ItemToAct, to: Status): string[] {
  const commands = commandsTo(states, item.status, to);
  const reasons = item.refused.filter(({ command }) => commands.includes(command)).map(({ because }) => because);
  return [...new Set(reasons)];
}
