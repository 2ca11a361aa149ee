import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../../../config/settings.js';
import { Refused } from './api-door.js';

/** The guides of this version, as they come with it; decisions of its design are not among them. */
const folder = join(projectRoot, 'docs');

let pages: Promise<ReadonlyMap<string, string>> | undefined;

/** Text by name: `findings`. Read once; empty where they did not come along. */
function allPages(): Promise<ReadonlyMap<string, string>> {
  pages ??= readPages();
  return pages;
}

async function readPages(): Promise<ReadonlyMap<string, string>> {
  const files = await readdir(folder).catch(() => []);
  const names = files.filter((file) => file.endsWith('.md')).sort();
  return new Map(
    await Promise.all(
      names.map(async (file): Promise<[string, string]> => [
        file.slice(0, -3),
        await readFile(join(folder, file), 'utf8'),
      ]),
    ),
  );
}

export interface DocsPage {
  name: string;
  title: string;
}

export async function docsPages(): Promise<DocsPage[]> {
  return [...(await allPages())].map(([name, text]) => ({ name, title: /^# (.+)$/m.exec(text)?.[1] ?? name }));
}

/** @throws Refused with those that there are */
export async function docsText(name: string): Promise<string> {
  const all = await allPages();
  const text = all.get(name.trim().toLowerCase());
  if (text !== undefined) return text;
  const which = all.size === 0 ? 'None came with this installation.' : `There are: ${[...all.keys()].join(', ')}.`;
  throw new Refused({ code: 'not-found', detail: `There is no page "${name.slice(0, 60)}". ${which}` });
}
