import antfu from '@antfu/eslint-config'

/** What a folder of src/ may import: the arrows of design, one way. */
const stages = {
  'src/key-result': [],
  'src/data': ['key-result', 'scenario'],
  'src/kpi': ['key-result', 'data', 'scenario', 'facts'],
  'src/charts': ['key-result', 'kpi', 'facts', 'scenario'],
  'src/digests': ['kpi', 'facts', 'scenario'],
  'src/claims': ['facts'],
  'src/company': [],
  'src/specs': [],
  'src/story': ['specs', 'kpi', 'digests', 'facts', 'scenario'],
  'src/deck': ['key-result', 'specs', 'kpi', 'facts', 'scenario'],
  'src/forms': ['deck', 'charts', 'specs', 'kpi', 'facts', 'scenario'],
}
const folders = ['claims', 'company', 'key-result', 'data', 'kpi', 'charts', 'digests', 'specs', 'story', 'deck', 'forms', 'effects', 'commands']

/** The companion serves any deck: it knows nothing of this one. */
const DECKS_HALF = /^(?:\.\.\/){3,}(?:src|components|layouts|setup|styles|artifacts|pages|tests)\//

export default antfu(
  {
    typescript: true,
    vue: true,
    markdown: false,
    ignores: ['dist', 'docs', 'artifacts', 'pages', 'slides.md', '**/cases/**', 'README.md', 'CONTRIBUTING.md', 'package.json', 'tests/acme.yaml'],
  },
  {
    rules: {
      'no-console': 'off',
      'vue/html-self-closing': 'off',
      'antfu/no-top-level-await': 'off',
      // Micro-optimisations that cost more in reading than they give here.
      'e18e/prefer-static-regex': 'off',
      'e18e/prefer-array-from-map': 'off',
      // Its fix turns n draws of a generator into one draw n times.
      'e18e/prefer-array-fill': 'off',
      // Fences and comments need such patterns; that time grows linearly is tested on large decks instead.
      'regexp/no-super-linear-backtracking': 'off',
      'regexp/no-contradiction-with-assertion': 'off',
      'regexp/optimal-quantifier-concatenation': 'off',
    },
  },
  {
    name: 'line-length',
    files: ['**/*.vue', '{components,layouts,setup,src,styles}/**/*.ts', 'packages/*/{client,src}/**/*.ts'],
    rules: { 'style/max-len': ['error', { code: 120, ignoreUrls: true, ignoreRegExpLiterals: true }] },
  },
  {
    name: 'short-functions',
    files: ['**/*.vue', '{components,setup,src}/**/*.{ts,mjs}', 'packages/*/{client,src}/**/*.ts'],
    rules: { 'max-lines-per-function': ['error', 60] },
  },
  {
    name: 'arrows/companion',
    files: ['packages/*/{src,client}/**/*.{ts,vue}'],
    rules: {
      'no-restricted-imports': ['error', {
        patterns: [{ regex: DECKS_HALF.source, message: 'The companion knows nothing of this deck.' }],
      }],
    },
  },
  ...Object.entries(stages).map(([folder, allowed]) => ({
    name: `arrows/${folder}`,
    files: [`${folder}/**/*.ts`],
    rules: {
      'no-restricted-imports': ['error', {
        patterns: folders
          .filter(name => !allowed.includes(name) && `src/${name}` !== folder)
          .map(name => ({ regex: `^(\\.\\./)+${name}(/|$)`, message: `${folder} may import only: ${allowed.join(', ') || 'nothing of ours'}.` })),
      }],
    },
  })),
)
