import type { Disagreement } from '../../agreement'
import type { Brand } from '../../brand/brand'
import type { Font } from '../../brand/style'
import type { Scenario } from '../../scenario'
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { liesOutside } from '../../../packages/slidev-companion/src/machine/paths'
import { BRAND_FILE, STYLE_FILE } from '../../brand/brand'
import { colourFaults } from '../../brand/colours'
import { logoAddress } from '../../brand/logo'
import { brandStyle, fontFault } from '../../brand/style'
import { readFont } from './font'
import { scriptFonts } from './scripts'

/** Every slide carries the logo, so a photograph has no place there. */
const MOST_BYTES = 100_000

/** The files of a brand by their path below artifacts/, and what is wrong with it. */
export interface MadeBrand { files: Record<string, string>, faults: Disagreement[] }

/** Returns what the scenario's brand becomes; nothing without one. Logo and font are files of the project. */
export function makeBrand(root: string, scenario: Scenario): MadeBrand {
  const { brand, company } = scenario
  const scripts = scriptFonts(root, scenario)
  if (brand === undefined)
    return { files: scripts.length > 0 ? { [STYLE_FILE]: brandStyle({ scripts }) } : {}, faults: [] }
  const { accent, ink, footer, guide } = brand
  const faults = colourFaults({ accent, ink }).map(({ of, found, nearest }): Disagreement => ({
    path: ['brand', of],
    found,
    fix: nearest === undefined ? 'no colour passes beside the other' : `the nearest that passes is ${nearest}`,
  }))
  const logo = brand.logo === undefined ? undefined : logoOf(root, brand.logo, faults)
  const font = brand.font === undefined ? undefined : fontOf(root, brand.font, faults)
  const made: Brand = { name: company.name, accent, ink, font: font?.family, footer, guide, logo }
  const files = {
    [BRAND_FILE]: `${JSON.stringify(made, null, 1)}\n`,
    [STYLE_FILE]: brandStyle({ colours: brand, font, scripts }),
  }
  return { files, faults }
}

// -- internal --

function logoOf(root: string, file: string, faults: Disagreement[]): string | undefined {
  const refuse = (found: string, fix: string): undefined => {
    faults.push({ path: ['brand', 'logo'], found: `${file}: ${found}`, fix })
  }
  const path = join(root, file)
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats?.isFile())
    return refuse('no such file in the project\'s folder', 'put the logo there, or name another')
  // A link may stand in the folder and lead out of it.
  if (liesOutside(realpathSync(root), realpathSync(path)))
    return refuse('it leads out of the project\'s folder', 'put the file itself there')
  if (stats.size > MOST_BYTES)
    return refuse(`${stats.size} bytes`, `at most ${MOST_BYTES}`)
  const logo = logoAddress(file, readFileSync(path))
  return 'address' in logo ? logo.address : refuse(logo.found, logo.fix)
}

function fontOf(root: string, name: string, faults: Disagreement[]): Font | undefined {
  const font = readFont(root, name)
  const fault = font ? fontFault(font) : 'no such font is there'
  if (font && fault === undefined)
    return font
  const fix = name.startsWith('public/') ? 'put the file into public/, or name another' : `npm install ${name}`
  faults.push({ path: ['brand', 'font'], found: `${name}: ${fault}`, fix })
  return undefined
}
