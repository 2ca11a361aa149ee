import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { SpreadsheetProblem } from '../../domain/import/problem.js';
import { sheetLimits } from './sheet-limits.js';

/** A ZIP file of which single parts are unpacked, as far as they are asked for and not further than the limit. */
export class Archive {
  private left: number = sheetLimits.unpacked;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: Map<string, Entry>,
  ) {}

  /** @throws SpreadsheetProblem `unreadable-file` */
  static async open(bytes: Buffer): Promise<Archive> {
    const entries = new Map<string, Entry>();
    try {
      const zip = await fromBufferPromise(bytes, { lazyEntries: true });
      for await (const entry of zip.eachEntry()) {
        if (entries.size >= sheetLimits.parts) throw new RangeError('too many parts');
        entries.set(plainPath(entry.fileName), entry);
      }
      return new Archive(zip, entries);
    } catch {
      throw damaged();
    }
  }

  get names(): string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(plainPath(name));
  }

  /** The bytes of a part, as they are unpacked; nothing where there is no such part. */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(plainPath(name));
    if (!entry) return;
    if (entry.isEncrypted()) throw locked();
    try {
      for await (const chunk of await this.zip.openReadStreamPromise(entry)) {
        const bytes = chunk as Buffer;
        this.left -= bytes.length;
        if (this.left < 0) throw tooLarge();
        yield bytes;
      }
    } catch (error) {
      throw error instanceof SpreadsheetProblem ? error : damaged();
    }
  }
}

/** Names are compared without regard to case, as the format's own rules say. */
function plainPath(name: string): string {
  return name.replace(/^\/+/, '').toLowerCase();
}

function tooLarge(): SpreadsheetProblem {
  const detail = `The workbook unpacks to more than ${sheetLimits.unpacked / 1024 / 1024} MB. Split it, or save it as CSV.`;
  return new SpreadsheetProblem('file-too-large', detail);
}

export function damaged(): SpreadsheetProblem {
  return new SpreadsheetProblem('unreadable-file', 'The workbook is damaged. Open it, save it anew, and import that.');
}

function locked(): SpreadsheetProblem {
  return new SpreadsheetProblem('unreadable-file', 'The file is protected by a password. Save it without one.');
}
