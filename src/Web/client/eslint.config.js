import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Imports point one way: app -> features -> shared. */
const forbid = (...folders) => ({
  'no-restricted-imports': ['error', { patterns: folders.map((folder) => ({ group: [`@/${folder}/*`, `@/${folder}`] })) }],
});

export default tseslint.config(
  { ignores: ['dist', 'public', 'src/contract.gen.ts'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  jsxA11y.flatConfigs.strict,
  reactHooks.configs.flat['recommended-latest'],
  {
    languageOptions: {
      globals: globals.browser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', { selector: "ImportDeclaration[source.value='react'] ImportSpecifier[imported.name='lazy']", message: 'What is loaded later may not come: shared/ui/lazily says so.' }],
      'max-lines': ['error', 300],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  { files: ['src/shared/**'], rules: forbid('features', 'app', 'sandbox') },
  { files: ['src/shared/ui/lazily.tsx'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['src/features/**'], rules: forbid('app', 'sandbox') },
  { files: ['src/sandbox/**'], rules: forbid('features', 'app') },
  {
    files: ['scripts/**', '*.js'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { globals: globals.node, parserOptions: { projectService: false } },
  },
);
