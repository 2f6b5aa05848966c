import { join } from 'node:path'
import { readDeck } from '../../src/effects/deck/read-deck'

export const root = join(import.meta.dirname, '../..')

/** Returns this project's deck with its facts filled in. */
export const ownDeck = () => readDeck(root)
