import type { Problem } from '../../../packages/slidev-companion/src/errors'
import type { Font } from '../../brand/style'
import type { Scenario } from '../../scenario'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { scriptsOf } from '../../brand/scripts'
import { parseScenario, scenarioLine } from '../../scenario'
import { readFont } from './font'

const SCENARIO = 'artifacts/scenario.yaml'

/** Returns the installed fonts that draw what Inter does not of a scenario's words. */
export function scriptFonts(root: string, scenario: Scenario): Font[] {
  return scriptsOf(scenario).flatMap(({ script }) => readFont(root, packageOf(script.font)) ?? [])
}

/** Returns the scripts of the scenario for which no font is installed: their letters would be empty boxes. */
export function missingScripts(root: string): Problem[] {
  const text = readFileSync(join(root, SCENARIO), 'utf8')
  return scriptsOf(parseScenario(text, SCENARIO))
    .filter(({ script }) => readFont(root, packageOf(script.font)) === undefined)
    .map(({ script, path }) => ({
      file: SCENARIO,
      line: scenarioLine(text, path),
      found: `${path.join('.')} needs ${script.name} letters, which no font of this deck has`,
      fix: `npm install ${packageOf(script.font)}, then npm run artifacts`,
    }))
}

// -- internal --

function packageOf(font: string): string {
  return `@fontsource/${font}`
}
