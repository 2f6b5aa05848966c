const SLIDES_IN_CHAPTER = 20

/** Returns a Slidev deck of `count` slides in chapters, each slide with prose, a list, a fence and a note. */
export function generateDeck(count: number): string {
  return Array.from({ length: count }, (_, i) => {
    const opens = i % SLIDES_IN_CHAPTER === 0
    if (!opens)
      return `---\n\n${slide(i + 1)}`
    const title = i === 0 ? 'title: Generated\n' : ''
    return `---\n${title}layout: section\n---\n\n# Chapter ${i / SLIDES_IN_CHAPTER + 1}\n`
  }).join('\n')
}

function slide(no: number): string {
  return [
    `# Slide ${no} says one thing`,
    `A sentence with **weight**, a \`word of code\` and a [link](https://example.com/${no}).`,
    '<v-clicks>\n\n- one\n- two\n- three\n\n</v-clicks>',
    `\`\`\`ts {1|2}\nconst slide = ${no}\nconsole.log(slide)\n\`\`\``,
    `<!--\nThe note of slide ${no}. [click] It goes on.\n-->`,
    '',
  ].join('\n\n')
}
