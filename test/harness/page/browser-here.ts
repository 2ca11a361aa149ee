import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../../../config/settings.js';

type Tool = typeof import('../../../tools/browser.mjs');

/** As `findBrowser` of `tools/browser.mjs`, which is not built, for what is. */
export async function browserHere(): Promise<ReturnType<Tool['findBrowser']>> {
  const tool = (await import(pathToFileURL(join(projectRoot, 'tools', 'browser.mjs')).href)) as Tool;
  return tool.findBrowser();
}
