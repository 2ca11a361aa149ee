import { readFileSync } from 'node:fs';
import { Failure } from './client.js';

/** @throws Failure where it cannot be read, or is no JSON */
export function jsonFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Failure(`${file} is no JSON that can be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
