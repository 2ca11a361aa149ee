import type { Command } from 'commander';
import { credentialsOf } from '../lib/credentials.js';
import { McpBridge } from '../lib/mcp-bridge.js';

/** For model clients that start what they speak to. */
export function mcpCommand(program: Command): void {
  program
    .command('mcp')
    .description('serves a model client on standard input and output: it reads in your right, and only proposes')
    .addHelpText(
      'after',
      '\nA client starts it by itself. What it is told:\n  {"mcpServers": {"tollgate": {"command": "tollgate", "args": ["mcp"]}}}\n\n' +
        'Give it a token of the level read, or act to propose too: tollgate login --level act. docs/mcp.md has more.\n',
    )
    .action(async () => {
      const write = (line: string): void => void process.stdout.write(`${line}\n`);
      await new McpBridge(credentialsOf(process.env), { input: process.stdin, write }).run();
    });
}
