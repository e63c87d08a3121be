import type { Suspect } from './suspect.ts'

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi

interface Seen {
  readonly mine: boolean
  readonly others: boolean
}

/**
 * Where a text or JSON value ties the voter to a choice, or undefined. A tie is a part that holds the voter and nobody
 * else and names some of the choices but not all: a list of all choices says nothing, nor does the poll's own result.
 */
export function joinIn(value: unknown, suspect: Suspect): string | undefined {
  const ties: string[] = []
  const look = (node: unknown, path: string): Seen => {
    if (typeof node !== 'object' || node === null) {
      const seen = seenIn(node, suspect)
      if (seen.mine && !seen.others) tie(node, path)
      return seen
    }
    const parts = Object.entries(node).map(([name, child]) => {
      const named = Array.isArray(node) ? { mine: false, others: false } : seenIn(name, suspect)
      const below = look(child, `${path}.${name}`)
      if (named.mine && !below.others) tie(child, `${path}.${name}`)
      return { mine: named.mine || below.mine, others: named.others || below.others }
    })
    const seen = { mine: parts.some(({ mine }) => mine), others: parts.some(({ others }) => others) }
    if (seen.mine && !seen.others) tie(node, path)
    else if (seen.mine && holdsDirectly(node, suspect)) tie(ownFacts(node, suspect), path)
    return seen
  }
  const tie = (node: unknown, path: string) => {
    const named = choicesIn(node, suspect)
    if (named.size > 0) ties.push(`${path === '' ? 'text' : path.slice(1)} names ${[...named].join(', ')}`)
  }
  look(value, '')
  return ties[0]
}

/** Whether a scalar stands for the voter, or for another one. */
export function seenIn(value: unknown, { code, signs, otherCodes, otherSigns }: Suspect): Seen {
  if (typeof value !== 'string' && typeof value !== 'number') return { mine: false, others: false }
  const text = String(value)
  const tokens = tokensOf(text)
  const has = (sign: string) => text.includes(sign)
  return {
    mine: tokens.has(code) || signs.some(has),
    others: [...tokens].some((token) => otherCodes.has(token)) || otherSigns.some(has),
  }
}

/** The words of a text in which a code can stand: with dashes and underscores, and parted at them, but no parts of a UUID. */
export function tokensOf(text: string): Set<string> {
  return new Set([...text.split(/[^\p{L}\p{N}_-]+/u), ...text.replace(uuid, ' ').split(/[^\p{L}\p{N}]+/u)])
}

/** Choices a value speaks of, unless it speaks of all; results of the whole poll and typed texts are left out. */
export function choicesIn(node: unknown, suspect: Suspect): ReadonlySet<string> {
  const named = choicesBelow(node, suspect)
  return speaksOfAll(named, suspect) ? new Set() : named
}

function choicesBelow(node: unknown, suspect: Suspect): Set<string> {
  if (typeof node === 'string') return choicesOfText(node, suspect)
  if (typeof node !== 'object' || node === null || isResult(node)) return new Set()
  const named = new Set<string>()
  for (const [name, child] of Object.entries(node)) {
    if (!Array.isArray(node)) for (const key of choicesOfText(name, suspect)) named.add(key)
    for (const key of choicesIn(child, suspect)) named.add(key)
  }
  return named
}

function choicesOfText(text: string, { choices, authored }: Suspect): Set<string> {
  const bare = authored.reduce((left, typed) => (typed.length > 1 ? left.replaceAll(typed, ' ') : left), text)
  const prose = /\s/.test(bare.trim())
  const tokens = new Set(bare.split(/[^\p{L}\p{N}_-]+/u))
  const named = new Set<string>()
  for (const choice of [...choices, { key: 'abstain', text: '弃权' }]) {
    const byKey = tokens.has(choice.key) && (!prose || choice.key.length >= 4)
    if (byKey || (choice.text.length > 1 && bare.includes(choice.text))) named.add(choice.key)
  }
  return named
}

function speaksOfAll(named: ReadonlySet<string>, { choices }: Suspect): boolean {
  return choices.every(({ key }) => named.has(key))
}

/** A poll's announced result: sums of everybody. */
function isResult(node: object): boolean {
  return 'counts' in node && 'outcome' in node
}

function holdsDirectly(node: object, suspect: Suspect): boolean {
  return !Array.isArray(node) && Object.values(node).some((value) => seenIn(value, suspect).mine)
}

/** A record without the parts that speak of other people. */
function ownFacts(node: object, suspect: Suspect): object {
  const flat = (value: unknown) =>
    typeof value !== 'object' ||
    value === null ||
    (Array.isArray(value) && value.every((part) => typeof part !== 'object'))
  return Object.fromEntries(Object.entries(node).filter(([, value]) => flat(value) && !othersIn(value, suspect)))
}

function othersIn(value: unknown, suspect: Suspect): boolean {
  return Array.isArray(value) ? value.some((part) => othersIn(part, suspect)) : seenIn(value, suspect).others
}
