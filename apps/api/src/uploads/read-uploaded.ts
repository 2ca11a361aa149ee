import type { AnswerOf, JobName, OptionsOf } from '../../../../database/readers/jobs.js';
import { ReadersBusy, readOffLoop } from '../../../../database/readers/read-off-loop.js';
import { SpreadsheetProblem } from '../../../../domain/import/problem.js';
import { Problem } from '../problems/problem.js';
import type { UploadedFile } from './upload.js';

/**
 * Reads a file that was sent, off the loop that serves others.
 * @throws Problem where it cannot be read
 */
export async function readUploaded<J extends JobName>(
  job: J,
  { bytes }: Pick<UploadedFile, 'bytes'>,
  options: OptionsOf<J>,
): Promise<AnswerOf<J>> {
  try {
    return await readOffLoop(job, bytes, options);
  } catch (error) {
    if (error instanceof ReadersBusy)
      throw new Problem('readers-busy', error.message, { headers: { 'retry-after': '10' } });
    throw error instanceof SpreadsheetProblem ? problemOfSheet(error) : error;
  }
}

export function problemOfSheet({ code, detail, extra }: SpreadsheetProblem): Problem {
  return new Problem(code, detail, { status: code === 'file-too-large' ? 413 : 422, extra });
}
