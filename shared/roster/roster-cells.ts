import type { RosterReason } from './roster-faults.ts'

/** What one cell says: a value, or the reason why it says none. */
export type CellRead<T> = { ok: true; value: T } | { ok: false; reason: RosterReason }

const taken = <T>(value: T): CellRead<T> => ({ ok: true, value })
const fault = (reason: RosterReason): { ok: false; reason: RosterReason } => ({ ok: false, reason })

/** Full-width digits, letters and signs (as Chinese input methods type them) become their ASCII twins. */
export function halfWidth(text: string): string {
  return text
    .replaceAll(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
    .trim()
}

// All controls and format characters (right-to-left overrides, zero-width marks) except the two joiners and the vowel
// separator that Mongolian and Uyghur spelling needs; line and paragraph separators; lone surrogates.
const invisible = /(?!\u200c|\u200d|\u180e)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u

// CSV injection: a cell that begins so runs as a formula when the list is exported again. With letters, spaces and the
// name dots alone after the sign nothing can run (no call, no reference to a cell, no DDE bar), so that stays text.
const formulaStart = /^[=+@-]/
const harmless = /^[=+@-]+[\p{L}\p{M}\s·•・.]*$/u

/** A name or group as people write it; private-use and rare characters are taken as meant. */
export function readName(cell: string, most: number): CellRead<string> {
  if (cell.length > 1000) return fault('too-long')
  const text = cell.trim()
  if (text === '') return fault('missing')
  if (text.includes('\ufffd')) return fault('unreadable-character')
  if (invisible.test(text)) return fault('control-character')
  const name = text.replaceAll(/\s+/g, ' ')
  if ([...name].length > most) return fault('too-long')
  return formulaStart.test(halfWidth(name)) && !harmless.test(halfWidth(name)) ? fault('formula-like') : taken(name)
}

/** A group: a bare number such as `3` is a name too, so only the rules of names hold. */
export function readGroup(cell: string): CellRead<string> {
  return readName(halfWidth(cell.slice(0, 1001)), 60)
}

/** A code or the name of a list. */
export function readCode(cell: string): CellRead<string> {
  if (cell.length > 1000) return fault('too-long')
  const text = halfWidth(cell)
  if (text === '') return fault('missing')
  if (text.includes('\ufffd')) return fault('unreadable-character')
  if (invisible.test(text)) return fault('control-character')
  return /^[A-Za-z0-9_\-\p{Script=Han}]{1,20}$/u.test(text) ? taken(text) : fault('code-characters')
}

/** Votes; `12.0` is what some spreadsheets write for 12. */
export function readWeight(cell: string): CellRead<number> {
  const text = halfWidth(cell.slice(0, 1001))
  if (text === '') return fault('missing')
  if (!/^\d{1,6}(?:\.0+)?$/.test(text)) return fault('weight-range')
  const weight = Number(text)
  return weight >= 1 && weight <= 100_000 ? taken(weight) : fault('weight-range')
}

/** A phone number without its spaces and hyphens. */
export function readPhone(cell: string): CellRead<string> {
  const text = halfWidth(cell.slice(0, 1001)).replaceAll(/[\s()-]/g, '')
  return /^\+?\d{3,15}$/.test(text) ? taken(text) : fault('phone-shape')
}
