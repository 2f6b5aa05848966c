import type { Face, Font } from '../../brand/style'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, parse } from 'node:path'

/** Weights that the deck's styles use; of a font without one, the browser takes the nearest. */
const WEIGHTS = [400, 500, 600]
const RE_PART_OF_A_SUBSET = /^\[/

interface Metadata { id: string, family: string, subsets: string[], weights: number[] }

/** Returns a font that is installed as a package or lies in public/; undefined if it is not there. */
export function readFont(root: string, font: string): Font | undefined {
  if (font.startsWith('public/'))
    return existsSync(join(root, font)) ? ofFile(font) : undefined
  const folder = join(root, 'node_modules', font)
  if (!existsSync(join(folder, 'package.json')))
    return undefined
  const found = font.startsWith('@fontsource/') ? ofFontsource(font, folder) : ofExpo(font, folder)
  return found.faces.length > 0 ? found : undefined
}

// -- internal --

function ofFile(font: string): Font {
  return { family: parse(font).name, faces: [{ url: font.slice('public'.length), weight: 400 }] }
}

/** A file for each script. Those without a range come first: a later face is preferred where it has one. */
function ofFontsource(font: string, folder: string): Font {
  const { id, family, subsets, weights } = json<Metadata>(folder, 'metadata.json')
  const ranges = json<Record<string, string>>(folder, 'unicode.json')
  const faces = WEIGHTS.filter(weight => weights.includes(weight)).flatMap(weight => subsets
    .filter(subset => !RE_PART_OF_A_SUBSET.test(subset))
    .map(subset => ({ file: `files/${id}-${subset}-${weight}-normal.woff2`, weight, range: ranges[subset] }))
    .filter(({ file }) => existsSync(join(folder, file)))
    .map(({ file, weight, range }): Face => ({ url: `${font}/${file}`, weight, range })))
  return { family, faces: faces.sort((a, b) => Number(a.range !== undefined) - Number(b.range !== undefined)) }
}

function ofExpo(font: string, folder: string): Font {
  const faces = readdirSync(folder)
    .filter(name => /^\d{3}[a-z]+$/i.test(name) && WEIGHTS.includes(Number.parseInt(name)))
    .flatMap(name => readdirSync(join(folder, name))
      .filter(file => file.endsWith('.ttf'))
      .map((file): Face => ({ url: `${font}/${name}/${file}`, weight: Number.parseInt(name) })))
  const name = parse(faces[0]?.url ?? '').name.split('_')[0]!
  return { family: name.replace(/(?<=[a-z])(?=[A-Z])/g, ' '), faces }
}

function json<T>(folder: string, name: string): T {
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as T
}
