import { QueryFailedError } from 'typeorm';

/** The code by which PostgreSQL says what is wrong with a statement; null where it said none, or it was no statement that failed. */
export function faultCode(error: unknown): string | null {
  if (!(error instanceof QueryFailedError)) return null;
  const { code } = error.driverError as { code?: unknown };
  return typeof code === 'string' ? code : null;
}

/** It waited in vain for a lock; it and another waited for each other; it came between others. Nothing was done. */
export function isHeldByOthers(error: unknown): boolean {
  return ['55P03', '40P01', '40001'].includes(faultCode(error) ?? '');
}

/** It was ended because it took too long. */
export function tookTooLong(error: unknown): boolean {
  return faultCode(error) === '57014';
}
