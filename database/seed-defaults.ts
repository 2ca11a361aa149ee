import type { DataSource } from 'typeorm';
import { defaultEscalationPolicy } from '../domain/policy/escalation.js';
import { defaultExceptionPolicy } from '../domain/policy/exception.js';
import { defaultReminderPolicy } from '../domain/policy/reminder.js';
import { defaultSignOffPolicy, defaultTollgatePolicy } from '../domain/policy/sign-off.js';
import { stableId } from '../domain/stable-id.js';

const shipped = [
  { kind: 'escalation', name: 'Default', isDefault: true, body: defaultEscalationPolicy },
  { kind: 'reminder', name: 'Default', isDefault: true, body: defaultReminderPolicy },
  { kind: 'sign_off', name: 'Default', isDefault: true, body: defaultSignOffPolicy },
  { kind: 'sign_off', name: 'Default tollgate', isDefault: false, body: defaultTollgatePolicy },
  { kind: 'exception', name: 'Default', isDefault: true, body: defaultExceptionPolicy },
];

/** The policies that ship, published as version 1; what is there already is left alone. */
export async function seedDefaults(dataSource: DataSource): Promise<void> {
  await dataSource.transaction(async (manager) => {
    for (const { kind, name, isDefault, body } of shipped) {
      const policyId = stableId('policy', kind, name);
      await manager.query(
        `INSERT INTO policies (id, kind, name, description, is_default) VALUES ($1, $2, $3, 'Ships with Tollgate', $4)
         ON CONFLICT DO NOTHING`,
        [policyId, kind, name, isDefault],
      );
      await manager.query(
        `INSERT INTO policy_versions (id, policy_id, version, status, body, published_at)
         SELECT $1, id, 1, 'published', $3, now() FROM policies WHERE id = $2 ON CONFLICT DO NOTHING`,
        [stableId('policy-version', kind, name, '1'), policyId, JSON.stringify(body)],
      );
    }
  });
}
