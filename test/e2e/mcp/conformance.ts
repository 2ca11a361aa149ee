import { execFile } from 'node:child_process';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../config/settings.js';
import type { ApiClient } from '../../harness/api-client.js';

/**
 * Runs the conformance suite of the protocol against `/mcp`, as one person: it sends no token of its own, so a door of this process adds theirs
 * and passes on all else as it came, Host and Origin too.
 *
 * @param baseline the file that names what fails by its nature; one that passes, or another that fails, ends with 1
 */
export async function conformance(person: ApiClient, baseline: string): Promise<{ code: number; out: string }> {
  const { hostname, port } = new URL(person.url);
  const door = createServer((asked, answered) => {
    const headers = { ...asked.headers, authorization: `Bearer ${person.token ?? ''}` };
    const passed = request({ hostname, port, method: asked.method, path: asked.url, headers }, (answer) => {
      answered.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(answered);
    });
    passed.on('error', () => answered.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>((listening) => door.listen(0, '127.0.0.1', listening));
  const folder = mkdtempSync(join(tmpdir(), 'tollgate-conformance-'));
  const script = join(projectRoot, 'node_modules', '@modelcontextprotocol', 'conformance', 'dist', 'index.js');
  const url = `http://127.0.0.1:${(door.address() as AddressInfo).port}/mcp`;
  const args = ['server', '--url', url, '--suite', 'all', '--expected-failures', baseline, '--output-dir', folder];
  try {
    return await new Promise((ended) => {
      execFile(process.execPath, [script, ...args], { cwd: folder, maxBuffer: 64 * 2 ** 20 }, (error, out, err) => {
        ended({ code: error ? Number(error.code) : 0, out: `${out}${err}` });
      });
    });
  } finally {
    door.closeAllConnections();
    door.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
