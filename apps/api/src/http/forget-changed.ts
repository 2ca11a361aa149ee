import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccessChanges } from '../../../../database/people/access-changes.js';
import { apiPrefix } from './api-prefix.js';
import { onlyReads } from '../access/own-page.js';

/** What is done to an item changes nothing that is remembered, but for who reads it. Should it once, the triggers tell of it. */
const items = `${apiPrefix}/action-items/:id`;
const readers = `${items}/readers`;
/** What a model client has changed, it has changed by a request of its own within. */
const models = '/mcp';

/**
 * Whatever this process has changed counts for the next request that it takes, before any other process has told it so. One
 * rule for all that changes anything, so that no route can forget it.
 */
export function forgetChangedAccess(app: NestFastifyApplication): void {
  const changes = app.get(AccessChanges);
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onSend', (request, _reply, payload, done) => {
    const { url = '' } = request.routeOptions;
    if (!onlyReads(request) && url !== models && (!url.startsWith(items) || url.startsWith(readers))) changes.changed();
    done(null, payload);
  });
  server.addHook('onClose', () => changes.stop());
}
