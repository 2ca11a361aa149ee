import { StringDecoder } from 'node:string_decoder';
import { SaxesParser } from 'saxes';
import { SpreadsheetProblem } from '../../domain/import/problem.js';
import { damaged } from './archive.js';

export type Attributes = Record<string, string>;

/** What is to be done with an element, by its name without the prefix that a program may give it. */
export interface XmlHandlers {
  open: (name: string, attributes: Attributes) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

/**
 * Reads XML as it comes. Names are taken without their prefix, so that `x:row` of one program is `row` of another, and
 * the namespaces of both kinds of Open XML are alike. A document type, where entities that grow could be declared, stands
 * in no workbook and is refused.
 */
export async function readXml(chunks: AsyncIterable<Buffer>, handlers: XmlHandlers): Promise<void> {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw damaged();
  });
  parser.on('opentag', ({ name, attributes }) => handlers.open(local(name), attributes));
  const { text, close } = handlers;
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  if (close) parser.on('closetag', ({ name }) => close(local(name)));
  let decoder: StringDecoder | null = null;
  try {
    for await (const chunk of chunks) {
      decoder ??= new StringDecoder(encodingOf(chunk));
      parser.write(decoder.write(chunk));
    }
    // A part that is not there says nothing.
    if (!decoder) return;
    parser.write(decoder.end());
    parser.close();
  } catch (error) {
    throw error instanceof SpreadsheetProblem || error instanceof EnoughRead ? error : damaged();
  }
}

/** Thrown by a handler that needs no more of the document. */
export class EnoughRead extends Error {}

/** The value of an attribute, whatever its prefix. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  if (name in attributes) return attributes[name];
  for (const [given, value] of Object.entries(attributes)) if (local(given) === name) return value;
  return undefined;
}

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function encodingOf(first: Buffer): BufferEncoding {
  return first[0] === 0xff && first[1] === 0xfe ? 'utf16le' : 'utf8';
}
