import { describe, expect, it } from 'vitest'
import setup from '../../setup/unocss'

const { blocklist } = setup() as { blocklist: RegExp[] }
const isTried = (word: string) => !blocklist.some(pattern => pattern.test(word))

describe('words that UnoCSS tries as classes', () => {
  it.each([
    'flex',
    'mt-4',
    'text-[1.1rem]',
    'w-[calc(100%-2rem)]',
    '[&>*]:p-1',
    '[&[data-state="open"]]:mt-2',
    'data-[state="open"]:mt-2',
    '<md:hidden',
    'hover:bg-teal-500/50',
    '!font-bold',
    'font-bold!',
    '@dark:text-white',
    'i-carbon:arrow-right',
    'px-0.5',
    'bg-$paper',
    '[text~="red"]',
    '[hover:text=""]',
    '[grid~="cols-[1fr,2fr]"]',
  ])('take %s, which an author may mean', word => expect(isTried(word)).toBe(true))

  it.each(['computed(()', '{{whole}}', '<td>Sarah</td>', 'merges.', 'found:', '[_hoisted_7~="x"]', '[d~="x(0),"]', 'a|b'])('leave out %s, a scrap of code or prose', word => expect(isTried(word)).toBe(false))
})
