import { shownWords, slideRule } from './rule'

const MOST = 4
const WORDS = 12

export const bullets = slideRule('bullets', `At most ${MOST} bullets of ${WORDS} words, on one level.`, ({ body }) => {
  const found = [...body.matchAll(/^( *)[-*] (.*)$/gm)]
  const top = found.filter(([, indent]) => indent === '')
  return [
    ...(top.length > MOST
      ? ([[`${top.length} bullets`, `keep ${MOST}`]] as [string, string][])
      : []),
    ...(found.length > top.length
      ? ([['bullets below bullets', 'one level only']] as [string, string][])
      : []),
    ...top
      .map(([, , text]) => shownWords(text!).length)
      .filter(count => count > WORDS)
      .map(count => [`a bullet of ${count} words`, `cut it to ${WORDS}`] as [string, string]),
  ]
})
