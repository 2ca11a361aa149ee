import { messagesIn, requestHeaders } from './mcp-message.js';

const common = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
const meant = { _meta: { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' } };

test('a message of 2026 says by itself what its headers are; one of 2025 what was agreed on', () => {
  expect(requestHeaders({ method: 'tools/call', params: { name: 'search', ...meant } }, '2025-11-25')).toEqual({
    ...{ ...common, 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'tools/call', 'mcp-name': 'search' },
  });
  expect(requestHeaders({ method: 'tools/list', params: meant }, undefined)).toEqual({
    ...{ ...common, 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'tools/list' },
  });
  expect(requestHeaders({ method: 'tools/call', params: { name: 'search' } }, '2025-11-25')).toEqual({
    ...{ ...common, 'mcp-protocol-version': '2025-11-25' },
  });
  expect(requestHeaders({ method: 'initialize', params: {} }, undefined)).toEqual(common);
});

test.each([
  ['Prüfung', '=?base64?UHLDvGZ1bmc=?='],
  ['two\nlines', '=?base64?dHdvCmxpbmVz?='],
  [' spaces ', '=?base64?IHNwYWNlcyA=?='],
  ['=?base64?eA==?=', '=?base64?PT9iYXNlNjQ/ZUE9PT89?='],
  ['', '=?base64??='],
])('%j is written so that a header can hold it', (uri, header) => {
  expect(requestHeaders({ method: 'resources/read', params: { uri, ...meant } }, undefined)['mcp-name']).toBe(header);
});

test('messages are read out of an answer, and out of a stream that has ended', () => {
  const one = { jsonrpc: '2.0', id: 1, result: {} };
  const stream = `: kept alive\n\nevent: message\ndata: ${JSON.stringify(one)}\n\nevent: message\r\ndata: {"jsonrpc":"2.0",\r\ndata: "id":2}\r\n\r\n`;
  expect(messagesIn('application/json', JSON.stringify(one))).toEqual([one]);
  expect(messagesIn('text/event-stream; charset=utf-8', stream)).toEqual([one, { jsonrpc: '2.0', id: 2 }]);
  expect(messagesIn('application/problem+json', '{"detail":"No."}')).toEqual([]);
  expect(messagesIn('text/html', '<p>')).toEqual([]);
  expect(messagesIn('', '')).toEqual([]);
});
