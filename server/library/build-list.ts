import * as z from 'zod/mini';

const list = z.optional(z.array(z.string()));
const BuiltThing = z.object({ file: z.string(), name: z.optional(z.string()), isEntry: z.optional(z.boolean()), imports: list, dynamicImports: list, css: list });
type BuiltThing = z.infer<typeof BuiltThing>;

/** What Vite says of each thing that it built (`build.json`), by its source or, where it has several, by a name of its own. */
export const Build = z.record(z.string(), BuiltThing);
export type Build = z.infer<typeof Build>;

const isCode = (file: string) => /\.(js|css)$/.test(file);
const filesOf = ({ file, css = [] }: BuiltThing): readonly string[] => [file, ...css];

/** The things of a build to which some lead, and they themselves; by way of any but those left out. */
function ledTo(build: Build, from: readonly string[], but: readonly string[] = []): ReadonlySet<string> {
  const seen = new Set<string>();
  const follow = (name: string) => {
    const thing = build[name];
    if (thing === undefined || seen.has(name) || but.includes(name)) return;
    seen.add(name);
    for (const next of [...(thing.imports ?? []), ...(thing.dynamicImports ?? [])]) follow(next);
  };
  for (const name of from) follow(name);
  return seen;
}

/**
 * The files of a build that come with screens of staff alone: nothing else leads to them, so devices of those who
 * answer need not keep them. What a kept file asks for is kept by this rule, wherever the builder puts what is shared;
 * and so is what no screen leads to, as the letters of other scripts.
 *
 * @param screens the sources that only staff open. Throws where one of them is not in the build: it has another name now.
 */
export function staffsFiles(build: Build, screens: readonly string[]): ReadonlySet<string> {
  const unknown = screens.filter((screen) => build[screen] === undefined);
  if (unknown.length > 0) throw new Error(`Nothing was built of ${unknown.join(', ')}.`);
  const theirs = ledTo(build, screens);
  const others = ledTo(build, Object.keys(build).filter((name) => build[name]?.isEntry === true || !theirs.has(name)), screens);
  const kept = new Set(Object.entries(build).flatMap(([name, thing]) => (others.has(name) ? filesOf(thing) : [])));
  return new Set(Object.values(build).flatMap(filesOf).filter((file) => isCode(file) && !kept.has(file)));
}
