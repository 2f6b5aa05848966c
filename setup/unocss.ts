import { defineUnoSetup } from '@slidev/types'

/**
 * Scraps of code and prose that are no class an author could mean.
 * UnoCSS takes every word of every file for one and tries it by all its rules.
 */
const NO_CLASS = [
  /^[^[]+[(){};,<>"'|=\\]/, // a mark of code, outside brackets
  /^[^[]+[.:?]$/, // the end of a sentence
  /^\[(?![a-z][\w:-]*~?=)[^\]]*="[^"]*"\]$/, // an attribute that no element has
  /^\[[\w:-]+~?="[^["]*[(){};,<>'|\\][^"]*"\]$/, // a value with a mark of code
]

export default defineUnoSetup(() => ({ blocklist: NO_CLASS }))
