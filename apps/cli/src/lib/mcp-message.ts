/** What of a message is looked at to pass it on. */
export interface Message {
  id?: string | number;
  method?: string;
  params?: Record<string, unknown>;
  result?: { protocolVersion?: string };
}

/** Where a message of 2026 says by which revision it is meant. */
const revision = 'io.modelcontextprotocol/protocolVersion';

/** Which of its values stands in a header too, so that it can be read on the way. */
const named: Readonly<Record<string, string>> = {
  'tools/call': 'name',
  'prompts/get': 'name',
  'resources/read': 'uri',
};

/** The headers of a message: of a revision of 2026 what it says itself; else the revision that was agreed on. */
export function requestHeaders({ method, params }: Message, agreed: string | undefined): Record<string, string> {
  const common = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
  const { [revision]: meant } = (params?.['_meta'] ?? {}) as Record<string, unknown>;
  if (typeof meant !== 'string' || method === undefined)
    return { ...common, ...(agreed === undefined ? {} : { 'mcp-protocol-version': agreed }) };
  const name = params?.[(Object.hasOwn(named, method) ? named[method] : undefined) ?? ''];
  return {
    ...{ ...common, 'mcp-protocol-version': headerText(meant), 'mcp-method': headerText(method) },
    ...(typeof name === 'string' ? { 'mcp-name': headerText(name) } : {}),
  };
}

/** What a header can hold as it is; else its UTF-8 in base64, marked. */
function headerText(text: string): string {
  const plain = /^[\t\x20-\x7e]+$/.test(text) && text === text.trim() && !/^=\?base64\?.*\?=$/.test(text);
  return plain ? text : `=?base64?${Buffer.from(text).toString('base64')}?=`;
}

/** Messages of an answer, which is one, or a stream of them that has ended; none where it is no message. */
export function messagesIn(type: string, text: string): Message[] {
  const texts = type.includes('text/event-stream')
    ? text
        .split(/\r?\n\r?\n/)
        .map((event) =>
          event
            .split(/\r?\n/)
            .flatMap((line) => (line.startsWith('data:') ? [line.slice(5).trim()] : []))
            .join('\n'),
        )
        .filter((data) => data !== '')
    : [text];
  return texts.flatMap((one) => {
    try {
      const found: unknown = JSON.parse(one);
      return typeof found === 'object' && found !== null && 'jsonrpc' in found ? [found as Message] : [];
    } catch {
      return [];
    }
  });
}
