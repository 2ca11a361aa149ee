import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccessChanges } from '../../../../database/people/access-changes.js';
import { onlyReads } from './own-page.js';

/**
 * Whatever this process has changed counts for the next request that it takes, before any other process has told it so. One
 * rule for all that changes anything, so that no route can forget it.
 */
export function forgetChangedAccess(app: NestFastifyApplication): void {
  const changes = app.get(AccessChanges);
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onSend', (request, _reply, payload, done) => {
    if (!onlyReads(request)) changes.changed();
    done(null, payload);
  });
  server.addHook('onClose', () => changes.stop());
}
