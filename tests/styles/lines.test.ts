import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { filesBelow } from '../../packages/slidev-companion/src/machine/sources'
import { root } from '../deck/own-deck'

const STYLE_BLOCK = /<style[^>]*>([\s\S]*?)<\/style>/g
const COMMENT = /\/\*[\s\S]*?\*\//g
/** A declaration that follows a brace or another declaration on the same line. */
const NOT_FIRST = /[{;][ \t]*[\w-]+[ \t]*:/

/** The lines of a style sheet that hold more than one declaration, or a declaration beside its selector. */
function crowdedLines(css: string): string[] {
  return css.replace(COMMENT, '').split('\n').filter(line => NOT_FIRST.test(line))
}

function styleSheet(file: string): string {
  const text = readFileSync(join(root, file), 'utf8')
  return file.endsWith('.vue') ? [...text.matchAll(STYLE_BLOCK)].map(([, css]) => css!).join('\n') : text
}

const folders = ['styles', 'layouts', 'components', 'handout']
const files = (await Promise.all(folders.map(folder => filesBelow(root, folder)))).flat()
const sheets = files.filter(file => /\.(?:css|vue)$/.test(file)).map(file => ({ file, css: styleSheet(file) }))

/** Every line of every style sheet that `find` returns, with its file. */
function found(find: (css: string) => string[]): string[] {
  return sheets.flatMap(({ file, css }) => find(css).map(line => `${file}: ${line.trim()}`))
}

it('style sheets have one declaration a line', () => {
  expect(sheets.length).toBeGreaterThan(30)
  expect(found(crowdedLines)).toEqual([])
})

// eslint sees to the lines of Vue files; it does not read CSS files.
it('no line of a style sheet is over 120 characters', () => {
  expect(found(css => css.split('\n').filter(line => line.length > 120))).toEqual([])
})

it('two declarations on a line are found, and so is one beside its selector', () => {
  const crowded = ['a { color: red }', '  margin: 0; padding: 0;']
  expect(crowdedLines(`a {\n  color: red;\n}\n${crowded.join('\n')}\nb:is(a, i) {`)).toEqual(crowded)
})
