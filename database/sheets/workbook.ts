import { posix } from 'node:path';
import type { Archive } from './archive.js';
import { attribute, readXml } from './xml.js';

export interface SheetPart {
  name: string;
  hidden: boolean;
  /** Where it lies in the archive. */
  path: string;
}

export interface Workbook {
  sheets: SheetPart[];
  date1904: boolean;
  stylesPath: string | null;
  stringsPath: string | null;
}

interface Relation {
  type: string;
  target: string;
}

/** What a part refers to, by id. The kind of a relation is the last word of its name in both kinds of Open XML. */
export async function relationsOf(archive: Archive, path: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(path);
  const relations = new Map<string, Relation>();
  const open = (name: string, attributes: Record<string, string>): void => {
    const { Id: id, Type: type = '', Target: target = '', TargetMode: mode } = attributes;
    if (name !== 'Relationship' || id === undefined) return;
    const place = target.startsWith('/') ? target : posix.join('/', folder, target);
    relations.set(id, { type: type.split('/').at(-1) ?? '', target: mode === 'External' ? target : place });
  };
  await readXml(archive.read(posix.join(folder, '_rels', `${posix.basename(path)}.rels`)), { open });
  return relations;
}

/** The sheets of a workbook in their order; null where the archive holds none. */
export async function readWorkbook(archive: Archive): Promise<Workbook | null> {
  const stated = await mainPart(archive);
  const path = stated !== undefined && archive.has(stated) ? stated : '/xl/workbook.xml';
  if (!archive.has(path)) return null;
  const relations = await relationsOf(archive, path);
  const sheets: SheetPart[] = [];
  let date1904 = false;
  await readXml(archive.read(path), {
    open: (name, attributes) => {
      if (name === 'workbookPr') date1904 = isTrue(attributes['date1904']);
      if (name !== 'sheet') return;
      const relation = relations.get(attribute(attributes, 'id') ?? '');
      // Charts and dialogs are sheets without cells.
      if (relation?.type !== 'worksheet') return;
      const hidden = (attributes['state'] ?? 'visible') !== 'visible';
      sheets.push({ name: attributes['name'] ?? '', hidden, path: relation.target });
    },
  });
  const partOf = (kind: string): string | null =>
    [...relations.values()].find(({ type }) => type === kind)?.target ?? null;
  return { sheets, date1904, stylesPath: partOf('styles'), stringsPath: partOf('sharedStrings') };
}

/** The part that the package says is its document. */
async function mainPart(archive: Archive): Promise<string | undefined> {
  let target: string | undefined;
  await readXml(archive.read('/_rels/.rels'), {
    open: (name, { Type: type = '', Target: to }) => {
      if (name === 'Relationship' && type.endsWith('/officeDocument')) target ??= to;
    },
  });
  return target === undefined || target.startsWith('/') ? target : `/${target}`;
}

/** `xsd:boolean` */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}
