import { variables } from './settings.js';

/** The page `docs/settings.md`, made of the one list. */
export function settingsPage(): string {
  const rows = Object.entries(variables).map(
    ([name, meaning]) => `| \`${name}\` | ${meaning.replaceAll('|', '\\|')} |`,
  );
  const intro = `All are variables of the environment; a value that cannot be used ends the start with one line that says what it should
be. Made from \`config/settings.ts\` and its parts in \`config/settings/\`; a test holds this page equal to it.`;
  return `# Settings\n\n${intro}\n\n| variable | what it means |\n| --- | --- |\n${rows.join('\n')}\n`;
}
