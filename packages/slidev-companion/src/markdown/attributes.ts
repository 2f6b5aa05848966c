/** The attributes of a tag by name. */
export type Attributes = Record<string, string>

const RE_ATTRIBUTE = /([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g

/** A number, words in quotes, or true. */
const RE_VALUE = /^\s*(?:(-?\d+(?:\.\d+)?)|(['"`])((?:(?!\2|\\|\$\{)[\s\S])*)\2|(true))\s*$/

/**
 * Returns the attributes of a tag: names keep `:`, `@` and `v-`; one without a value is ''. A bound
 * value that can be read without evaluating it (a number, words in quotes, true) counts as a plain
 * one as well.
 */
export function readAttributes(inner: string): Attributes {
  const written = [...inner.matchAll(RE_ATTRIBUTE)]
    .map(([, key, double, single, bare]) => [key!, double ?? single ?? bare ?? ''] as const)
  const bound = written.flatMap(([key, value]) => {
    const name = /^(?::|v-bind:)([\w-]+)$/.exec(key)?.[1]
    const plain = name === undefined ? undefined : valueOf(value)
    return plain === undefined ? [] : [[name!, plain] as const]
  })
  return Object.fromEntries([...bound, ...written])
}

function valueOf(expression: string): string | undefined {
  const [, number, quote, words = '', yes] = RE_VALUE.exec(expression) ?? []
  return number ?? (quote === undefined ? (yes === undefined ? undefined : '') : words)
}
