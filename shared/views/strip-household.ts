import type { Lang } from '../language.ts'
import {
  aboutIllness,
  afterNames,
  beforeNames,
  doubleSurnames,
  illnesses,
  privateWords,
  sums,
} from '../text/console/private-words.ts'

/** A household or person of a roster. */
export interface Named {
  readonly code: string
  readonly name: string
}

export interface Stripped {
  readonly text: string
  /** What was taken out, as it stood, each once, in the order of the text. */
  readonly removed: readonly string[]
}

/**
 * Takes out of what was noted at a door what points at one household, before it is put to everybody: names and codes of
 * the roster and of the visit (`household`), family names as people call each other, phone numbers, identity and bank
 * numbers, illnesses and what they cost. It finds what can be found by form; a person still reads the result, which is
 * why everything removed is told. Doing it again finds nothing new.
 */
export function stripHousehold(
  text: string,
  people: readonly Named[],
  household?: string,
  lang: Lang = 'zh',
): Stripped {
  const found: string[] = []
  // What stands before is looked at here: old phones know no lookbehind.
  const take = (from: string, { shape, notAfter }: Shape, words: string) =>
    from.replace(shape, (was: string, at: number) => {
      if (notAfter?.test(from.slice(0, at)) === true) return was
      found.push(was.trim())
      return words
    })
  const { household: someone, number: digits, amount, illness } = privateWords
  let left = text
  for (const shape of numberShapes) left = take(left, shape, digits[lang])
  for (const shape of namesOf(people, household)) left = take(left, shape, someone[lang])
  left = clausesOf(left)
    .map((clause) => (illClause.test(clause) ? take(clause, sumShape, amount[lang]) : clause))
    .join('')
  left = take(left, illnessShape, illness[lang])
  const removed = [...new Set(found.filter((was) => was !== ''))]
  return { text: left, removed: removed.toSorted((a, b) => text.indexOf(a) - text.indexOf(b)) }
}

interface Shape {
  /** Without groups that capture. */
  readonly shape: RegExp
  /** Where what goes before ends like this, it is something else. */
  readonly notAfter?: RegExp
}

const digit = '[0-9\uff10-\uff19]'
const afterDigit = new RegExp(`${digit}$`)
const gap = '[ \\-\u2014\u2013]?'
const number = (inner: string): Shape => ({ shape: new RegExp(`${inner}(?!${digit})`, 'g'), notAfter: afterDigit })
const numberShapes: readonly Shape[] = [
  // Citizen and bank numbers: 15 to 19 digits, written in one or in groups; the last sign of a citizen number may be X.
  number(`(?:${digit}${gap}){14,18}[0-9\uff10-\uff19Xx]`),
  // Mobile phones, with or without the code of the country, and fixed ones with their area.
  number(`(?:(?:\\+|00)?86${gap})?[1\uff11][3-9\uff13-\uff19]${digit}${gap}${digit}{4}${gap}${digit}{4}`),
  number(`[0\uff10]${digit}{2,3}${gap}${digit}{7,8}`),
]
const clausesOf = (text: string) =>
  text.match(/[^\u3002\uff1b\uff01\uff1f;!?\n]*[\u3002\uff1b\uff01\uff1f;!?\n]?/g) ?? []
const illClause = new RegExp(`${aboutIllness}|${illnesses}`)
const sumShape: Shape = { shape: new RegExp(sums, 'g') }
const illnessShape: Shape = { shape: new RegExp(illnesses, 'g') }

/** Shapes of all names, the longest first, so that a short name does not break a longer one that holds it. */
function namesOf(people: readonly Named[], household: string | undefined): Shape[] {
  const own = (household ?? '').split(/[\s()\uff08\uff09,\uff0c\u3001/]+/u).filter((part) => part.length >= 2)
  const visited: Named[] = own.map((part) => ({ code: part, name: part }))
  const all = [...visited, ...people]
  const full = [...new Set(all.map(({ name }) => name.trim()))].filter((name) => name.length >= 2)
  const codes = [...new Set(all.map(({ code }) => code.trim()))].filter((code) => code.length >= 2)
  const surnames = [...new Set(full.flatMap(surnameOf))]
  const given = visited.flatMap(({ name }) => givenOf(name))
  const tail = `(?:${afterNames.home}|${afterNames.people})?`
  const called = (inner: string, notAfter?: RegExp): Shape => ({
    shape: new RegExp(inner, 'giu'),
    ...(notAfter === undefined ? {} : { notAfter }),
  })
  const shapes = [
    ...longestFirst([...full, ...codes.filter(isTelling)]).map((name) =>
      isLatin(name)
        ? called(`${escaped(name)}(?![A-Za-z0-9])${tail}`, /[A-Za-z0-9]$/)
        : called(`${escaped(name)}${tail}`),
    ),
    // A bare figure is a code only where it is called one.
    ...codes
      .filter((code) => /^\d+$/.test(code) && !isTelling(code))
      .map((code) => called(`${code}\u53f7(?:${afterNames.home})?`, /\d$/)),
    ...longestFirst(given).map((name) => called(`${escaped(name)}${tail}`)),
  ]
  if (surnames.length === 0) return shapes
  const any = `(?:${longestFirst(surnames).map(escaped).join('|')})`
  return [
    ...shapes,
    called(`${beforeNames}${any}(?:${afterNames.home})?`),
    called(`${any}(?:(?:${afterNames.people})(?:\u5bb6(?:\u91cc)?)?|\u5bb6(?:\u91cc)?)`),
  ]
}

const longestFirst = (words: readonly string[]) => words.toSorted((a, b) => b.length - a.length)
const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')
/** Letters and digits beside a Latin name or a code make it another word; Chinese has no such borders. */
const isLatin = (text: string) => /^[\x20-\x7e]+$/.test(text)
/** A code that cannot be a plain figure of the text: it has letters, or is long. */
const isTelling = (code: string) => (/\D/.test(code) && /\d/.test(code)) || /^\d{4,}$/.test(code)
const isHan = (name: string) => /^\p{Script=Han}{2,5}$/u.test(name)
const surnameOf = (name: string): string[] =>
  isHan(name) ? [doubleSurnames.find((two) => name.startsWith(two) && name.length > 2) ?? name.slice(0, 1)] : []
const givenOf = (name: string): string[] =>
  isHan(name) && name.length >= 3
    ? [name.slice(surnameOf(name)[0]?.length ?? 1)].filter((part) => part.length >= 2)
    : []
