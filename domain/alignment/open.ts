import { findingKey, type Finding } from '../finding/finding.js';
import { Refusal } from '../refusal.js';

/**
 * @param underWay what people call the round that there is on it already
 * @throws Refusal `illegal-transition` where there is nothing to agree on, or it is asked about already
 */
export function requireAlignable(
  { status, number }: Pick<Finding, 'status' | 'number'>,
  underWay: string | null,
): void {
  const asks = ['draft', 'proposed', 'disputed', 'agreed'];
  if (!asks.includes(status))
    throw new Refusal(
      'illegal-transition',
      `${findingKey(number)} is ${status}. Teams are asked about a finding that is a draft, proposed, disputed or agreed.`,
      { currentStatus: status },
    );
  if (underWay !== null)
    throw new Refusal(
      'illegal-transition',
      `${underWay} asks about ${findingKey(number)} already. Revise it, or withdraw it first.`,
      { currentStatus: status },
    );
}
