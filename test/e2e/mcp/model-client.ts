import { join } from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { projectRoot } from '../../../config/settings.js';
import type { ApiAnswer, ApiClient } from '../../harness/api-client.js';

/** Revisions of the protocol, as the official client speaks them. */
export const eras = { '2026-07-28': { mode: { pin: '2026-07-28' } }, '2025-11-25': { mode: 'legacy' } } as const;
export type Era = keyof typeof eras;

/** What a tool answered, as a test reads it. */
export interface Told {
  refused: boolean;
  /** What was structured, or the problem. */
  answer: ApiAnswer['body'];
}

/** The official client, which asks in the right of a person. */
export class ModelClient {
  private constructor(readonly client: Client) {}

  static async of(person: ApiClient, era: Era = '2026-07-28'): Promise<ModelClient> {
    const client = new Client({ name: 'a test', version: '1.0.0' }, { versionNegotiation: eras[era] });
    const headers: Record<string, string> = person.token === null ? {} : { authorization: `Bearer ${person.token}` };
    await client.connect(new StreamableHTTPClientTransport(new URL(`${person.url}/mcp`), { requestInit: { headers } }));
    return new ModelClient(client);
  }

  /** By the command that such a client starts by itself. */
  static async byCommand(person: ApiClient, era: Era): Promise<ModelClient> {
    const client = new Client({ name: 'a test', version: '1.0.0' }, { versionNegotiation: eras[era] });
    const script = join(projectRoot, 'apps', 'cli', 'tollgate.mjs');
    const env = { PATH: process.env['PATH'] ?? '', TOLLGATE_URL: person.url, TOLLGATE_TOKEN: person.token ?? '' };
    await client.connect(new StdioClientTransport({ command: process.execPath, args: [script, 'mcp'], env }));
    return new ModelClient(client);
  }

  async ask(name: string, given: Record<string, unknown> = {}): Promise<Told> {
    const { isError, structuredContent, content } = await this.client.callTool({ name, arguments: given });
    const [said] = content;
    const text = said?.type === 'text' ? said.text : '';
    if (isError === true) return { refused: true, answer: text.startsWith('{') ? JSON.parse(text) : text };
    return { refused: false, answer: structuredContent };
  }

  /** As `ask`, and throws where it is refused. */
  async must(name: string, given: Record<string, unknown> = {}): Promise<ApiAnswer['body']> {
    const { refused, answer } = await this.ask(name, given);
    if (refused) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    return answer;
  }
}
