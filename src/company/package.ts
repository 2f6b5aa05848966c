/** The parts of this project that a company's deck runs: code, words, queries; nothing that its own story left. */
export const PARTS = [
  'slides.md',
  'board.md',
  'pages',
  'components',
  'layouts',
  'setup',
  'styles',
  'public',
  'src',
  'types',
  'packages/slidev-companion/client',
  'packages/slidev-companion/src',
  'packages/slidev-companion/package.json',
  'companion.config.ts',
  'vite.config.ts',
  'tsconfig.json',
  'custom-nav-controls.vue',
  'global-top.vue',
  'artifacts/2-kpi',
  'artifacts/README.md',
  'artifacts/claims',
]

/** What lies in these parts and is made from this deck's own scenario, or signs what was recorded of it. */
const OF_ACME = /^artifacts\/(?:2-kpi\/(?:charts|digests)\/|2-kpi\/results\.json|claims\/(?:recordings|scenario)\.jsonl)/

/** The commands that a company's folder offers. */
export const COMMANDS = [
  'start',
  'start:board',
  'present',
  'artifacts',
  'story',
  'workspace',
  'check',
  'guide',
  'book',
  'handout',
  'site',
  'script',
  'pptx',
  'pictures',
]

export interface Manifest {
  name: string
  version: string
  license?: string
  engines?: Record<string, string>
  scripts: Record<string, string>
  dependencies: Record<string, string>
  overrides?: Record<string, unknown>
  allowScripts?: Record<string, boolean>
}

/** Returns whether a file below one of the parts belongs to every company's deck. */
export function isShared(file: string): boolean {
  return !OF_ACME.test(file)
}

/** Returns the manifest of the package that a company's deck depends on; the companion is in it. */
export function packageManifest(project: Manifest, companion: Manifest): object {
  const { name, version, license, engines, scripts, dependencies } = project
  return {
    name,
    version,
    type: 'module',
    private: true,
    license,
    engines,
    bin: { [name]: 'src/effects/company/chant-deck.mjs' },
    scripts: Object.fromEntries(COMMANDS.map(command => [command, scripts[command]!])),
    dependencies: { ...companion.dependencies, ...dependencies },
  }
}
