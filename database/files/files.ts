import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';

export interface SavedFile {
  /** Hex; the file's address. */
  sha256: string;
  /** Bytes. */
  size: number;
}

/** Keeps the bytes of a file, once for the same content. */
export async function saveFile(manager: EntityManager, bytes: Buffer, mediaType: string): Promise<SavedFile> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await manager.query(
    `INSERT INTO files (sha256, size, media_type, content) VALUES ($1, $2, $3, $4) ON CONFLICT (sha256) DO NOTHING`,
    [sha256, bytes.length, mediaType, bytes],
  );
  return { sha256, size: bytes.length };
}

/** The bytes of a file, or null where there is none of that hash. */
export async function readFile(manager: EntityManager, sha256: string): Promise<Buffer | null> {
  const [row]: { content: Buffer }[] = await manager.query('SELECT content FROM files WHERE sha256 = $1', [sha256]);
  return row?.content ?? null;
}
