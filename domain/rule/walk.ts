import type { ASTNode } from '@marcbachmann/cel-js';

/** The nodes right below one, in the order in which they are written. */
export function below(node: ASTNode): ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
    case '.?':
      return [node.args[0]];
    case 'call':
      return node.args[1];
    case 'rcall':
      return [node.args[1], ...node.args[2]];
    case 'list':
      return node.args;
    case 'map':
      return node.args.flat();
    case '!_':
    case '-_':
      return [node.args];
    default:
      return [...node.args];
  }
}

/** All nodes, each before those below it. */
export function* nodesOf(node: ASTNode): Generator<ASTNode> {
  yield node;
  for (const one of below(node)) yield* nodesOf(one);
}

/** Where a character of a text stands, from 1. */
export function placeIn(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
