import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseAst } from 'rolldown/parseAst';

export const root = join(import.meta.dirname, '../..');

/** Files of the project below these folders whose names end so, as paths from the top with forward slashes. */
export function filesIn(folders: readonly string[], ends: RegExp): string[] {
  return folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && ends.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}

export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** A node of a syntax tree (ESTree with JSX and TypeScript), as far as the rules look into it. */
export interface Node {
  type: string;
  start: number;
  end: number;
  [field: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** The syntax tree of a TypeScript file. */
export function parse(path: string, text: string): Node {
  const tree: unknown = parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }, path);
  if (!isNode(tree)) throw new Error(`${path} could not be parsed.`);
  return tree;
}

/** Every node of a tree, outermost first, each with the nodes it stands in, nearest first. */
export function* nodesOf(node: Node, within: readonly Node[] = []): Generator<{ node: Node; within: readonly Node[] }> {
  yield { node, within };
  for (const value of Object.values(node)) {
    for (const inner of Array.isArray(value) ? value : [value]) if (isNode(inner)) yield* nodesOf(inner, [node, ...within]);
  }
}

export const nodeIn = (node: Node, field: string): Node | undefined => {
  const value = node[field];
  return isNode(value) ? value : undefined;
};

export const textIn = (node: Node | undefined, field: string): string | undefined => {
  const value = node?.[field];
  return typeof value === 'string' ? value : undefined;
};

/** The line, counted from 1, on which a place in a text stands. */
export const lineAt = (text: string, place: number): number => text.slice(0, place).split('\n').length;
