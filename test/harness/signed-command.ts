import { installationKey } from '../../config/installation-key.js';
import { signedEnvelope, type Came } from '../../database/commands/bodies.js';
import { signingKey } from '../../database/commands/keys.js';
import type { RecordKind } from '../../database/engine/kinds.js';
import type { CommandEnvelope } from '../../domain/record/command.js';
import type { Tollgate } from './tollgate.js';

/** What the API would send to a workflow, for tests that send it themselves. */
export async function signedCommand(
  { dataSource, settings }: Pick<Tollgate, 'dataSource' | 'settings'>,
  kind: RecordKind,
  id: string,
  {
    proof,
    door = 'token/test',
    ...sent
  }: Omit<CommandEnvelope<{ type: string }>, 'seenVersion' | 'vouched'> & Partial<Came>,
): Promise<CommandEnvelope<{ type: string }>> {
  const key = await signingKey(dataSource, installationKey(settings, 'command-keys'));
  const came = { door, ...(proof ? { proof } : {}) };
  return signedEnvelope(dataSource.manager, key, { kind, id }, { seenVersion: 1, ...sent }, came);
}
