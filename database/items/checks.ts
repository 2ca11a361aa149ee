import { checkersBy } from '../../domain/item/check.js';
import type { Parts } from '../../domain/person/recipients.js';
import type { EffectivenessPolicy } from '../../domain/policy/effectiveness.js';
import type { ItemRow } from './joined.js';

export function effectivenessOf(
  { effectiveness_policy_version_id: id }: ItemRow,
  bodies: (id: string) => unknown,
): EffectivenessPolicy | null {
  return id === null ? null : (bodies(id) as EffectivenessPolicy);
}

/** Those who may be asked whether an item that is done was effective: their managers hear when nobody answers. */
export function checkersIn(row: ItemRow, bodies: (id: string) => unknown): string[] {
  const policy = row.status === 'done' ? effectivenessOf(row, bodies) : null;
  return policy === null ? [] : checkersBy(policy, partsOf(row), []).map(({ personId }) => personId);
}

export function partsOf(
  row: Pick<ItemRow, 'owner_id' | 'owner_manager_id' | 'program_manager_id' | 'domain_lead_id'>,
): Parts {
  return {
    owner: row.owner_id,
    owner_manager: row.owner_manager_id,
    program_manager: row.program_manager_id,
    domain_lead: row.domain_lead_id,
  };
}
