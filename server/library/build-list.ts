import * as z from 'zod/mini';

const list = z.optional(z.array(z.string()));
const BuiltThing = z.object({ file: z.string(), name: z.optional(z.string()), isEntry: z.optional(z.boolean()), imports: list, dynamicImports: list, css: list });
type BuiltThing = z.infer<typeof BuiltThing>;

/** What Vite says of each thing that it built (`build.json`), by its source or, where it has several, by a name of its own. */
export const Build = z.record(z.string(), BuiltThing);
export type Build = z.infer<typeof Build>;

const isCode = (file: string) => /\.(js|css)$/.test(file);
const filesOf = ({ file, css = [] }: BuiltThing): readonly string[] => [file, ...css];

/**
 * The files of a build that come with screens of staff alone: nothing else leads to them, so devices of those who
 * answer need not keep them. What a kept file asks for is kept by this rule, wherever the builder puts what is shared.
 * Letters and pictures are asked for by style sheets, of which Vite does not say which: none is left out.
 *
 * @param screens the sources that only staff open. Throws where one of them is not in the build: it has another name now.
 */
export function staffsFiles(build: Build, screens: readonly string[]): ReadonlySet<string> {
  const unknown = screens.filter((screen) => build[screen] === undefined);
  if (unknown.length > 0) throw new Error(`Nothing was built of ${unknown.join(', ')}.`);
  const others = new Set<string>();
  const follow = (name: string) => {
    const thing = build[name];
    if (thing === undefined || others.has(name) || screens.includes(name)) return;
    others.add(name);
    for (const next of [...(thing.imports ?? []), ...(thing.dynamicImports ?? [])]) follow(next);
  };
  for (const [name, { isEntry }] of Object.entries(build)) if (isEntry === true) follow(name);
  const kept = new Set(Object.entries(build).flatMap(([name, thing]) => (others.has(name) ? filesOf(thing) : [])));
  return new Set(Object.values(build).flatMap(filesOf).filter((file) => isCode(file) && !kept.has(file)));
}
