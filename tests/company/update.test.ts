import { Buffer } from 'node:buffer'
import { expect, it } from 'vitest'
import { updateOf } from '../../src/company/update'

type Files = Record<string, string>

function update(fresh: Files, found: Files, written = {}) {
  const bytes = new Map(Object.entries(fresh).map(([file, text]) => [file, Buffer.from(text)]))
  return updateOf(bytes, file => found[file] === undefined ? undefined : Buffer.from(found[file]), written)
}
function changed({ changes }: ReturnType<typeof update>) {
  return Object.fromEntries(changes.map(([file, content]) => [file, content && String(content)]))
}

const first = update({ 'a.md': 'one', 'b.md': 'two' }, {})

it('brings everything to an empty folder, and nothing twice', () => {
  expect(changed(first)).toEqual({ 'a.md': 'one', 'b.md': 'two' })
  expect(changed(update({ 'a.md': 'one', 'b.md': 'two' }, { 'a.md': 'one', 'b.md': 'two' }, first.written))).toEqual({})
})

it('replaces what nobody changed, and removes what the package no longer has', () => {
  const next = update({ 'a.md': 'newer' }, { 'a.md': 'one', 'b.md': 'two' }, first.written)
  expect(changed(next)).toEqual({ 'a.md': 'newer', 'b.md': undefined })
  expect(next.kept).toEqual([])
})

it('leaves alone what the company wrote: once, and ever after', () => {
  const next = update({ 'a.md': 'newer', 'b.md': 'two' }, { 'a.md': 'ours', 'b.md': 'two' }, first.written)
  expect([changed(next), next.kept]).toEqual([{}, ['a.md']])
  const later = update({ 'a.md': 'newest', 'b.md': 'two' }, { 'a.md': 'ours', 'b.md': 'two' }, next.written)
  expect([changed(later), later.kept]).toEqual([{}, ['a.md']])
  const gone = update({ 'b.md': 'two' }, { 'a.md': 'ours', 'b.md': 'two' }, first.written)
  expect(changed(gone)).toEqual({})
})

it('takes a file for the company\'s own where nobody knows who wrote it, as after git clone', () => {
  expect(update({ 'a.md': 'one' }, { 'a.md': 'ours' }).kept).toEqual(['a.md'])
  expect(update({ 'a.md': 'one' }, { 'a.md': 'one' }).kept).toEqual([])
})

it('brings back what somebody deleted', () => {
  expect(changed(update({ 'a.md': 'one', 'b.md': 'two' }, { 'b.md': 'two' }, first.written))).toEqual({ 'a.md': 'one' })
})
