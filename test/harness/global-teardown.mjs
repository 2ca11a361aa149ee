import { rmSync } from 'node:fs';

export default async function teardown() {
  const { servers, folder } = globalThis.tollgateServers ?? {};
  await servers?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
}
