import { defineConfig } from 'oxlint';
import { features, staffFeatures } from './test/rules/layers.ts';

/** What a feature may not import, in words for the person who tried. All directions are in `test/rules/layers.ts`. */
const featureRules = features.map((feature) => ({
  files: [`app/${feature}/**/*.{ts,tsx}`],
  excludeFiles: ['**/*.test.{ts,tsx}'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          ...features.filter((other) => other !== feature).map((other) => ({ regex: `(^#app|^\\.\\.)/${other}/`, message: 'Features never import each other: what two share belongs below them.' })),
          ...(staffFeatures.includes(feature) ? [] : [{ regex: '(^#app|^\\.\\.)/desk/', message: "What staff's screens share is for staff's features." }]),
          { regex: '(^#app|^\\.\\.)/(sync|sealing)/', message: 'The network and sealing are behind props, routes and surveys.' },
        ],
      },
    ],
  },
})) satisfies NonNullable<Parameters<typeof defineConfig>[0]['overrides']>;

export default defineConfig({
  plugins: ['typescript', 'react', 'jsx-a11y', 'import', 'promise', 'unicorn', 'oxc', 'vitest'],
  categories: { correctness: 'error', suspicious: 'error' },
  ignorePatterns: ['dist', 'node_modules', 'data', 'test-results', 'app/symbols/sheets.ts'],
  rules: {
    eqeqeq: 'error',
    'no-console': 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    'no-eval': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/ban-ts-comment': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/await-thenable': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
    'typescript/only-throw-error': 'error',
    'typescript/no-unsafe-argument': 'error',
    'typescript/no-unsafe-assignment': 'error',
    'typescript/no-unsafe-call': 'error',
    'typescript/no-unsafe-member-access': 'error',
    'typescript/no-unsafe-return': 'error',
    'react/rules-of-hooks': 'error',
    'react/exhaustive-deps': 'error',
    'react/no-danger': 'error',
    'import/no-cycle': 'error',
    // Each rule that is off, and why.
    // JSX is compiled without a `React` in scope; style sheets are imported for what they do.
    'react/react-in-jsx-scope': 'off',
    'import/no-unassigned-import': 'off',
    'unicorn/require-module-specifiers': 'off',
    // TypeScript says the same, and knows about exhaustive switches.
    'typescript/consistent-return': 'off',
    'promise/always-return': 'off',
    'no-unmodified-loop-condition': 'off',
    // Functions on our interfaces never use `this`.
    'typescript/unbound-method': 'off',
    // `fc.assert` and `z.object` read better than their names alone.
    'import/no-named-as-default-member': 'off',
    // A helper stands beside what it helps, sorting a new array in place harms nobody, a handler may be the only one.
    'unicorn/consistent-function-scoping': 'off',
    'unicorn/no-array-sort': 'off',
    'unicorn/no-array-reverse': 'off',
    'unicorn/prefer-add-event-listener': 'off',
    // After a check that TypeScript cannot follow, a named type is clearer than a second check.
    'typescript/no-unsafe-type-assertion': 'off',
    // The names are the build's and zod's own; an inner name may be the outer one's, where both are short-lived.
    'no-underscore-dangle': 'off',
    'no-shadow': 'off',
    // Messages go between a page and its own worker, which has no origin to name.
    'unicorn/require-post-message-target-origin': 'off',
    // In a property the cases are drawn, and what is expected depends on the case.
    'vitest/no-conditional-expect': 'off',
    // `role="status"` is announced by more screen readers than `<output>`; what scrolls must take the focus; axe looks at finished links.
    'jsx-a11y/prefer-tag-over-role': 'off',
    'jsx-a11y/no-noninteractive-tabindex': 'off',
    'jsx-a11y/anchor-has-content': 'off',
    // For the React Compiler, which is off.
    'react/exhaustive-effect-dependencies': 'off',
    'react/set-state-in-effect': 'off',
    // The second argument says which case it was.
    'vitest/valid-expect': ['error', { maxArgs: 2 }],
    // That it throws is often the whole promise.
    'vitest/require-to-throw-message': 'off',
    'no-restricted-imports': ['error', { patterns: [{ regex: '\\.\\./\\.\\./', message: 'Use #app/, #server/, #locales/ or #test/.' }] }],
  },
  overrides: [
    ...featureRules,
    // Runs before the types are installed.
    { files: ['**/*.mjs'], rules: { 'typescript/no-unsafe-argument': 'off', 'typescript/no-unsafe-assignment': 'off', 'typescript/no-unsafe-call': 'off', 'typescript/no-unsafe-member-access': 'off', 'typescript/no-unsafe-return': 'off' } },
    { files: ['server/log.ts'], rules: { 'no-console': 'off' } },
    // What a test reads from a reply or a file is what it then expects of it.
    {
      files: ['**/*.test.{ts,tsx}', 'test/**'],
      rules: { 'typescript/no-unsafe-assignment': 'off', 'typescript/no-unsafe-return': 'off', 'typescript/require-array-sort-compare': 'off', 'typescript/no-unnecessary-type-assertion': 'off', 'typescript/no-redundant-type-constituents': 'off' },
    },
    // Fixtures and queries are named with `use`, and are no hooks.
    { files: ['server/**', 'test/**'], rules: { 'react/rules-of-hooks': 'off', 'react-hooks/rules-of-hooks': 'off' } },
    // Playwright reads which fixtures are wanted from the braces, empty ones too.
    { files: ['test/journeys/**'], rules: { 'no-empty-pattern': 'off' } },
    // The page that the server renders is put together here from our own built files.
    { files: ['app/first-page.tsx'], rules: { 'react/no-danger': 'off' } },
  ],
});
