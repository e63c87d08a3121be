import { levels } from '#functions/store/places.ts'
import type { Listed } from './read-list.ts'

/** What a reader should see before it is put in force: how many at each level, what is out of the ordinary, a sample. */
export function summaryOf(listed: readonly Listed[]): string[] {
  const counts = levels.map((level) => `${listed.filter((one) => one.level === level).length} ${level}`)
  return [counts.join(', '), ...remarksOn(listed), ...sampleOf(listed)]
}

/** Peculiarities of the official codes that are right as they stand, but surprise whoever looks for a town or a county. */
function remarksOn(listed: readonly Listed[]): string[] {
  const zones = listed.filter(({ code, level }) => level === 'township' && /^[45]/.test(code.slice(6)))
  // Beijing's districts lie in a "prefecture" 1101, counties without a prefecture in one ending in 90.
  const stand = listed.filter(
    ({ code, level }) => level === 'prefecture' && (/^(11|12|31|50)/.test(code) || code.endsWith('90')),
  )
  const alone = listed.filter(({ code, level }) => level === 'county' && code.endsWith('00'))
  return [
    ...zones.map(({ code, name }) => `note: ${code} ${name} is a development zone or farm that counts as a township`),
    ...stand.map(({ code, name }) => `note: ${code} ${name} is a level of the codes alone, not a government`),
    ...alone.map(({ code, name }) => `note: ${code} ${name} has no counties; the list repeats it as its own county`),
  ]
}

const sampleSize = 8

function sampleOf(listed: readonly Listed[]): string[] {
  const step = Math.max(1, Math.floor(listed.length / sampleSize))
  return listed.filter((_, n) => n % step === 0).map(({ code, name }) => `  ${code.padEnd(12)} ${name}`)
}
