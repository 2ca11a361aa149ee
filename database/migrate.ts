import { join } from 'node:path';
import { loadSettings } from '../config/settings.js';
import { createDataSource } from './data-source.js';
import { ensureAdministrator } from './people/first-administrator.js';
import { ownerUrlOf, prepareAsOwner } from './prepare-as-owner.js';
import { trimVisibility } from './temporal-visibility.js';
import { isUnclaimed } from './sign-in/claim.js';
import { twinNames } from './twins.js';

/** `node dist/database/migrate.js`: schema, shipped policies and the first administrator, then it ends. */
async function main(): Promise<void> {
  const settings = loadSettings();
  const dataSource = await createDataSource(ownerUrlOf(settings)).initialize();
  try {
    await prepareAsOwner(dataSource, settings);
    const tokenFile = join(settings.home, 'admin.token');
    await ensureAdministrator(dataSource, tokenFile);
    for (const line of await twinNames(dataSource)) process.stderr.write(`${line}\n`);
    process.stdout.write(`The database is up to date. The first administrator's token is in ${tokenFile}.\n`);
    // The link that `npm start` prints opens on the same machine alone; in a container nobody's browser is there.
    if (await isUnclaimed(dataSource))
      process.stdout.write(
        'Nobody is its first administrator yet. Where the API runs, this shows a link by which you are: node dist/tollgate.mjs invite Administrator ' +
          '(with Compose: docker compose exec api node dist/tollgate.mjs invite Administrator)\n',
      );
  } finally {
    await dataSource.destroy();
  }
  if (settings.temporalVisibilityUrl === null) return;
  const made = await trimVisibility(settings.temporalVisibilityUrl);
  process.stdout.write(
    made.length === 0
      ? 'The indexes of the Temporal server’s lists are as they should be.\n'
      : `Indexes of the Temporal server’s lists were made partial: ${made.length}.\n`,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(
    `The database could not be brought up to date: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
});
