import { ancestorsOf, levelOf } from '#functions/store/places.ts'
import type { Listed } from './read-list.ts'

/**
 * What is wrong with a list before any of it is put in force, a sentence each: codes of another length than their table
 * holds, codes twice, names that are empty or too long for a place, places whose area is not in the list.
 */
export function faultsOf(listed: readonly Listed[], prefix: string): string[] {
  const codes = new Set(listed.map(({ code }) => code))
  const seen = new Set<string>()
  const faults = listed.flatMap(({ code, name, level }) => {
    const twice = seen.has(code)
    seen.add(code)
    const above = ancestorsOf(code)[0]
    return [
      ...(/^\d+$/.test(code) && levelOf(code) === level ? [] : [`${code} ${name}: no code of a ${level}`]),
      ...(twice ? [`${code} ${name}: stands in the list twice`] : []),
      ...(name.trim() === '' ? [`${code}: has no name`] : []),
      ...(name.length > nameAtMost ? [`${code} ${name}: its name is longer than ${nameAtMost} characters`] : []),
      ...(above === undefined || codes.has(above) ? [] : [`${code} ${name}: ${above}, in which it lies, is missing`]),
    ]
  })
  return codes.has(prefix) ? faults : [`${prefix}: the list holds no such code`, ...faults]
}

/** What PUT /api/places takes. */
const nameAtMost = 40
