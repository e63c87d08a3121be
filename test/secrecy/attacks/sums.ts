import type { Attacks, Evidence, Lean } from '../evidence.ts'
import { keysOf, marksOf, scalarsOf } from './rows-of.ts'

/** Sums as they stand, and as they grew. */
export const sums: Attacks = (evidence) => {
  const found = new Map<string, Lean>([['a weight or a combination alone in the urn', alone(evidence)]])
  for (const [name, versions] of versionsIn(evidence)) found.set(`growth of ${name}`, grown(evidence, versions))
  return found
}

/** An entry of the urn for just this paper, or a part of it in which just this weight lies under a choice. */
function alone({ urn, voters }: Evidence): Lean {
  const entries = urn.flatMap(({ value }) =>
    [...scalarsOf(value)].flatMap(([path, n]) => {
      const name = path.split('.').at(-1) ?? ''
      const [paper = '', weight] = name.replace(/^[>=]/, '').split('*')
      return typeof n === 'number' && n > 0 ? [{ keys: paper.split('+').sort().join('+'), weight, n }] : []
    }),
  )
  const weightOf = new Map(voters.map(({ code, weight }) => [code, weight]))
  return (code, ballot) => {
    const keys = [...keysOf(ballot)].sort().join('+')
    const weight = weightOf.get(code) ?? 1
    return entries.filter(
      (entry) =>
        entry.keys === keys && (entry.weight === undefined ? entry.n === weight : Number(entry.weight) === weight),
    ).length
  }
}

type Sums = Readonly<Record<string, number>>

/** Whatever keeps numbers under names of choices in more than one version. */
function versionsIn({ main, stream, remnants, watched, choices }: Evidence): Map<string, readonly Sums[]> {
  const sumsOf = (value: unknown): Sums =>
    Object.fromEntries(
      [...scalarsOf(value)].flatMap(([path, n]) => {
        const key = (path.split('.').at(-1) ?? '').replace(/^[>=]/, '')
        return typeof n === 'number' && [...choices, 'abstain'].includes(key) ? [[key, n] as const] : []
      }),
    )
  const bare = (versions: readonly Sums[]) => versions.filter((version) => Object.keys(version).length > 0)
  const images = (name: string) => bare(stream.map(({ value }) => sumsOf(value[name])))
  const named = (version: Sums) =>
    Object.fromEntries(Object.entries(version).map(([name, n]) => [name.replace(/^[>=]/, ''), n]))
  return new Map([
    ['sums in rows', bare(main.map(({ value }) => sumsOf(value)))],
    ['sums in new images', images('new_image')],
    ['sums in old images', images('old_image')],
    ['sums left in the file', remnants.map(named)],
    ['sums watched', watched.map(named)],
  ])
}

/** Between two versions the sums grew by what the voters chose who came between. */
function grown({ main, voters }: Evidence, versions: readonly Sums[]): Lean {
  const totalOf = (version: Sums) => Object.values(version).reduce((sum, n) => sum + n, 0)
  const steps = [{}, ...versions.toSorted((a, b) => totalOf(a) - totalOf(b))]
  const weightOf = new Map(voters.map(({ code, weight }) => [code, weight]))
  const upTo = new Map<string, number>()
  let total = 0
  for (const code of marksOf(main).keys()) upTo.set(code, (total += weightOf.get(code) ?? 1))
  return (code, ballot) => {
    const height = upTo.get(code) ?? 0
    const next = steps.findIndex((version) => totalOf(version) >= height)
    const [before, after] = [steps[next - 1], steps[next]]
    if (before === undefined || after === undefined) return 0
    const width = totalOf(after) - totalOf(before)
    return keysOf(ballot).reduce((sum, key) => sum + ((after[key] ?? 0) - (before[key] ?? 0)) / width, 0)
  }
}
