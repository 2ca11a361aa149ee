import { readFileSync } from 'node:fs';
import { Failure, type Json } from './client.js';

/** @throws Failure where it cannot be read, or is no JSON */
export function jsonFile(file: string): Json {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Json;
  } catch (error) {
    throw new Failure(`${file} is no JSON that can be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
