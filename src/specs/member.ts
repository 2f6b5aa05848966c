/** What a member spec says of itself: what may change, what it answers and what will judge it. */
export interface Member {
  id: string
  letter: string
  name: string
  title: string
  files: string[]
  /** The finding that the piece answers, from its task. */
  finding: string
  /** The command in its acceptance criteria, where there is one. */
  test: string
}

const RE_TITLE = /^# (.+)$/m
const RE_TARGETS = /^target_files:\n((?: *- .+\n)+)/m
const RE_TEST = /^- \[[ x]\] .*?`?(node --test [^`\n]+)`?/m
const RE_FINDING = /^- (?:Build on|Answer|Answers|Finding)[^:]*: (.+)$/im

/** Returns a member from its file's name (without .md) and text. */
export function readMember(id: string, text: string): Member {
  const [letter = '', ...name] = (id.split('.')[1] ?? id).split('-')
  const targets = RE_TARGETS.exec(text)?.[1] ?? ''
  return {
    id,
    letter,
    name: name.join(' '),
    title: RE_TITLE.exec(text)?.[1] ?? '',
    files: targets.split('\n').map(line => line.replace(/^\s*- /, '').trim()).filter(Boolean),
    finding: RE_FINDING.exec(text)?.[1] ?? '',
    test: (RE_TEST.exec(text)?.[1] ?? '').trim(),
  }
}

const RE_PASSED = /: (\d+) tests pass$/

/** Returns how many tests of a member passed in a recorded run, if its agent printed the number. */
export function passedTests(output: string[], id: string): number | undefined {
  const line = output.find(one => one.startsWith(`[${id}] `) && RE_PASSED.test(one))
  return line === undefined ? undefined : Number(RE_PASSED.exec(line)![1])
}
