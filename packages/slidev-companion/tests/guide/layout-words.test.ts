import type { DeckSlide } from '../../src/deck/load'
import { expect, it } from 'vitest'
import { layoutWords } from '../../src/guide/layout-words'

const slide = { no: 2, layout: 'own', frontmatter: { speaker: 'Ada' }, title: 'A title', named: false } as unknown as DeckSlide
const shownBy = (layout: string) => layoutWords(slide, () => layout).shown

it.each([
  ['words that a layout shows', '<script>const a = 1</script>\n<p>{{ speaker }}</p>', ['Ada']],
  ['not what it only computes', '<script>const a = speaker</script>\n<p />', []],
  ['what follows a block that is not closed', '<script>const a = 1</script><style ><p>{{ speaker }}</p>', ['Ada']],
  ['not what is in the last of very many blocks', `${'<style></style>'.repeat(30_000)}<script>speaker</script>`, []],
  ['what follows blocks that open in one', `<script>${'<style '.repeat(30_000)}</script>{{ speaker }}`, ['Ada']],
])('finds %s', (_, layout, words) => {
  expect(shownBy(layout)).toEqual(words)
})
