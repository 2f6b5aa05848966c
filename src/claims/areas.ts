import type { Claim, Extract } from './claim'
import { cssClaims } from './extract/css'
import { lineClaims } from './extract/lines'
import { markdownClaims } from './extract/markdown'
import { recordedClaims } from './extract/recorded'
import { scriptClaims } from './extract/script'
import { sqlClaims } from './extract/sql'
import { vueClaims } from './extract/vue'
import { yamlClaims } from './extract/yaml'

/** A part of the project that speaks to readers, with its file in the ledger. */
export interface Area {
  name: string
  /** The first one that fits a file is its reader. */
  files: [RegExp, Extract][]
}

/** Everything that readers may see or hear. A file that is in none of these stands in `UNSAID` with the reason. */
export const AREAS: readonly Area[] = [
  area('deck', [/^(?:slides|board)\.md$|^pages\/.*\.md$/, markdownClaims]),
  area(
    'components',
    [/^(?:components|layouts)\/.*\.vue$|^(?:custom-nav-controls|global-top)\.vue$/, vueClaims],
    [/^(?:components|setup|styles)\/.*\.ts$|^companion\.config\.ts$/, scriptClaims],
    [/^(?:components|styles)\/.*\.css$/, cssClaims],
    [/^public\/.*\.svg$/, lineClaims],
  ),
  area(
    'companion',
    [/^packages\/slidev-companion\/client\/.*\.vue$/, vueClaims],
    [/^packages\/slidev-companion\/client\/.*\.css$/, cssClaims],
    [/^packages\/slidev-companion\/client\/.*\.ts$/, scriptClaims],
    [/^packages\/slidev-companion\/src\/(?:guide|handout|pptx|script|site)\/[\w-]+\.ts$/, wordsIn(scriptClaims)],
  ),
  area('charts', [/^src\/charts\/.*\.ts$/, scriptClaims]),
  area('digests', [/^src\/digests\/.*\.md$/, markdownClaims], [/^src\/digests\/.*\.ts$/, scriptClaims]),
  area('queries', [/^artifacts\/2-kpi\/.*\.sql$/, sqlClaims], [/^src\/kpi\/.*\.ts$/, scriptClaims]),
  area('words', [/^src\/(?:deck\/(?!rules\/|measured\.)|forms\/|key-result\/|specs\/).*\.ts$/, scriptClaims], [
    /^src\/(?:facts|form|locale|number-words|without-value|days|scenario|story\/(?:facts|metrics))\.ts$/,
    scriptClaims,
  ]),
  area(
    'documents',
    [/^(?:README|SECURITY|CODE_OF_CONDUCT|CHANGELOG)\.md$|^artifacts\/README\.md$/, markdownClaims],
    [/^docs\/(?!licences)[\w-]+\.md$|^packages\/slidev-companion\/README\.md$/, markdownClaims],
    [/^docs\/book\.toml$|^CITATION\.cff$/, lineClaims],
  ),
  area('scenario', [/^artifacts\/scenario\.yaml$/, yamlClaims]),
  area('recordings', [
    /^artifacts\/(?:3-workspace|4-transcripts)\/|^src\/story\/(?:weeks|inputs|agent)\//,
    recordedClaims,
  ], [/^src\/story\/(?:script|edits|fill|ids|plot|redactions|environment)\.ts$/, recordedClaims]),
]

/** What no reader of the deck, the handout or the guide sees, or what is made from what is signed, and why. */
export const UNSAID: readonly [RegExp, string][] = [
  [/^artifacts\/claims\//, 'the ledger itself'],
  [/^artifacts\/\.generated|^docs\/guides\/.*\.generated/, 'lists of what was written'],
  [/^artifacts\/(?:1-data|2-kpi|brand)\//, 'made from the scenario: npm run artifacts -- --check'],
  [/^docs\/guides\//, 'made from the deck: npm run guide -- --check'],
  [/^docs\/pictures\//, 'pictures of what is signed'],
  [/^docs\/licences\.md$/, 'made from the lock file: tests/licences.test.ts'],
  [/^tests\/|^packages\/slidev-companion\/tests\//, 'tests'],
  [/^src\/(?:brand|claims|commands|company|effects|bench|data)\//, 'maintainers\' tools'],
  [/^src\/(?:cli|bounds|agreement|plain-yaml)\.ts$|^src\/deck\/(?:rules\/|measured\.ts$)/, 'maintainers\' tools'],
  [/^src\/(?:in-number|isolate|references|scenario-schema|printable|yaml-problems)\.ts$/, 'maintainers\' tools'],
  [/^src\/story\/(?:(?:step|commits|compare|evidence|meaning)\.ts$|checks\/)/, 'checks of the recordings'],
  [/^artifacts\/scenario\.schema\.json$/, 'for whoever edits the scenario: npm run artifacts -- --check'],
  [/^packages\/slidev-companion\//, 'the companion: its own tests and documentation'],
  [/^(?:CONTRIBUTING\.md|LICENSE|knip\.json|package(?:-lock)?\.json|tsconfig\.json)$/, 'for maintainers'],
  [/^(?:eslint|vite|vitest)\.config\.[jt]s$|^types\//, 'for maintainers'],
  [/^\.(?:ci|github)\/|^\.git(?:attributes|ignore)$/, 'for maintainers'],
]

/** Returns the area of a file, if it says something. */
export function areaOf(file: string): Area | undefined {
  return AREAS.find(({ files }) => files.some(([pattern]) => pattern.test(file)))
}

/** Returns what a file says; nothing if readers do not see it. */
export function claimsOf(source: string, file: string): Claim[] {
  const [, extract] = areaOf(file)?.files.find(([pattern]) => pattern.test(file)) ?? []
  return extract?.(source, file) ?? []
}

// -- internal --

/** Returns the same reader without what is code: of the companion, which serves any deck, only its words are ours. */
function wordsIn(extract: Extract): Extract {
  return (source, file) => extract(source, file).filter(({ place }) => place === 'words')
}

function area(name: string, ...files: Area['files']): Area {
  return { name, files }
}
