import type { Bench } from '../bench.js';
import type { BenchStack } from '../stack/bench-stack.js';

/** The worker leaves the sealing to another one, which is not there. */
export const unsealed = { DATABASE_SEALER_URL: '' };

/** A database whose events have no digests, and may be altered: what it would be without any proof. */
export async function withoutProof(bench: Bench): Promise<BenchStack> {
  const stack = await bench.stack();
  for (const statement of [
    'ALTER TABLE audit_events DISABLE TRIGGER digest_event',
    'ALTER TABLE audit_events DISABLE TRIGGER only_add',
    'ALTER TABLE audit_events ALTER COLUMN salt DROP NOT NULL, ALTER COLUMN payload_hash DROP NOT NULL, ALTER COLUMN digest DROP NOT NULL',
  ])
    await stack.dataSource.query(statement);
  return stack;
}
