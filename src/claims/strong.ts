import { withoutTemplates } from './tokens'

/** What sentences of this deck are about: the tool, its gate, what people and agents do with it, what was built. */
const ACTOR = [
  'chant|gates?|approvals?|rejections?|signatures?|worktrees?|containers?|merges?|auto-merge|main|git|server',
  'agents?|scripts?|wizard|mails?|sequence|triage|pilot|specs?|digests?|checkouts?|ledger|record|history',
].join('|')
/** What such a thing is said to do or to make impossible, always or for everybody. */
const DOES = [
  'always|never|only|every|everything|any|nothing|nobody|no one|cannot|can\'t|won\'t|must|impossible|without exception',
  'blocks?|refuses?|prevents?|stops?|forbids?|enforces?|guarantees?|ensures?|proves?|protects?|checks?|catches',
  'limits?|restricts?|contains?|requires?|replaces?',
].join('|')
const EFFECT = 'reduces?|lowers?|cuts?|halves|improves?|increases?|raises?|saves?|causes?|keeps customers'
const RE_DOES = new RegExp(`\\b(?:${ACTOR})\\b.*?\\b(?:${DOES}|${EFFECT})\\b`, 'i')
const RE_NOTHING = /\b(?:nothing|nobody|no one|everybody|everyone|everything|no (?:\w+ ){1,3}(?:can|could|will|ever|gets|goes|leaves)) \w/i
/** "Only approved work", "every merge". */
const RE_EVERY = new RegExp(`\\b(?:only|every|all|no) (?:approved|unapproved|${ACTOR})\\b.*? \\w`, 'i')
/** A question, a recorded command, the label of a note: none claims a thing. */
const RE_TALK = /\?["”)*_]*$|^\$ |^`[^`]*`$|^\*\*For /

/**
 * Whether a sentence says what the tool, its gate or an agent does, or that something holds for everybody and
 * always. Such a claim is true of something that was recorded or written, or it is somebody's judgement.
 */
export function isStrong(text: string): boolean {
  const said = withoutTemplates(text).trim()
  return !RE_TALK.test(said) && [RE_DOES, RE_NOTHING, RE_EVERY].some(claim => claim.test(said))
}
