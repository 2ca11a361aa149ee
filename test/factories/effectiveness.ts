import type { Tollgate } from '../harness/tollgate.js';
import { inDays, type Case } from './case.js';
import { nextNumber } from './numbered.js';

/** An effectiveness policy that asks a minute after an item is done, and is late a day later; gives its version. */
export async function quickCheck(tollgate: Tollgate, body: Record<string, unknown> = {}): Promise<string> {
  const count = nextNumber(tollgate, 'quick check');
  const policy = await tollgate.admin.must('/policies', {
    kind: 'effectiveness',
    name: `Quick look ${count}`,
    body: {
      after: 'PT1M',
      roles: ['domain_lead', 'program_manager'],
      people: [],
      limit: 'P1D',
      escalateTo: ['approver_manager'],
      channels: ['inbox', 'email'],
      ...body,
    },
  });
  await tollgate.admin.must(`/policies/${policy.id}/versions/1/publish`);
  return policy.versions[0].id;
}

/** An item that is done, in a phase that stays open; its check by that policy is still to come. */
export async function itemToCheck(
  c: Case,
  effectivenessPolicyVersionId: string,
  facts: Record<string, unknown> = {},
): Promise<{ id: string; key: string }> {
  await c.item({ due: inDays(60) });
  const item = await c.item({ effectivenessPolicyVersionId, due: inDays(60), ...facts });
  await finish(c, item);
  return item;
}

/** Its owner hands it in, and the manager signs. */
export async function finish(c: Case, { id }: { id: string }): Promise<void> {
  await c.owner.must(`/action-items/${id}/submit`, { statement: 'All retrained' });
  await c.manager.must(`/action-items/${id}/sign-off`, { decision: 'approve' });
}
