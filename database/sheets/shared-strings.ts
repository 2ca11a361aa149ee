import type { Archive } from './archive.js';
import { RichText } from './rich-text.js';
import { readXml } from './xml.js';

/** The texts that cells refer to by number. */
export async function readSharedStrings(archive: Archive, path: string | null): Promise<string[]> {
  const strings: string[] = [];
  if (path === null) return strings;
  const rich = new RichText();
  await readXml(archive.read(path), {
    open: (name) => {
      if (name === 'si') rich.start();
      else rich.open(name);
    },
    text: (text) => {
      rich.add(text);
    },
    close: (name) => {
      if (name === 'si') strings.push(rich.end());
      else rich.close(name);
    },
  });
  return strings;
}
