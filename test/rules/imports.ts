import { isAllowed, isPackageAllowed, pathOf } from './layers.ts';
import { nodeIn, nodesOf, parse, textIn } from './sources.ts';

/** Everything a file imports, in any of the ways there are: `import`, `export … from`, `import()`, types in `import('…')`. */
export function importsOf(path: string, text: string): { specifier: string; reexportsAll: boolean }[] {
  return [...nodesOf(parse(path, text))].flatMap(({ node }) => {
    const source = nodeIn(node, 'source') ?? (node.type === 'TSImportType' ? nodeIn(node, 'argument') : undefined);
    const specifier = textIn(source, 'value') ?? textIn(source && nodeIn(source, 'literal'), 'value');
    return specifier === undefined ? [] : [{ specifier, reexportsAll: node.type === 'ExportAllDeclaration' }];
  });
}

/** What a file imports and may not, each in a sentence. */
export function importFaults(path: string, text: string): string[] {
  const isTest = /\.test\.tsx?$/.test(path);
  return importsOf(path, text).flatMap(({ specifier, reexportsAll }) => {
    const said = `${path} imports ${specifier}`;
    if (specifier.includes('../../')) return [`${said}: use #app/, #server/, #locales/ or #test/`];
    if (reexportsAll) return [`${said} to pass all of it on: import it where it is used`];
    const target = pathOf(path, specifier.replace(/\?.*$/, ''));
    if (target === undefined) return isTest || isPackageAllowed(path, specifier) ? [] : [`${said}, which this layer may not`];
    if (specifier.startsWith('.') && !/\.(tsx?|mjs|css|json|svg)$/.test(specifier)) return [`${said} without its ending`];
    return isTest || isAllowed(path, target) ? [] : [`${said}, which this layer may not`];
  });
}
