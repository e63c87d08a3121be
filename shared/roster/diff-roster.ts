import type { Member, MemberField } from './member.ts'
import { memberFields } from './member.ts'

export interface RosterDiffMode {
  /**
   * True when the file is the whole of every list it names: whoever it leaves out is to go. False when it only adds and
   * corrects: whoever it leaves out stays as they are.
   */
  readonly complete: boolean
  /**
   * The fields the file has columns for (`readRoster` tells). Other fields keep their stored value, so a file without a
   * weight column does not set everybody's votes to 1. Without it, all fields count.
   */
  readonly fields?: readonly MemberField[]
}

export interface RosterDiff {
  readonly added: readonly Member[]
  readonly changed: readonly {
    readonly before: Member
    readonly after: Member
    readonly fields: readonly MemberField[]
  }[]
  readonly unchanged: readonly Member[]
  /** Stored members of the lists in the file whom the file does not name. Lists the file does not name are never touched. */
  readonly missing: readonly Member[]
  /** Those of `missing` whom the import takes off: all of them when the file is complete, otherwise nobody. */
  readonly leaving: readonly Member[]
}

/** What an import would do. Both sides hold each list and code once; an import writes `added`, `changed`, `leaving` alone. */
export function diffRoster(before: readonly Member[], after: readonly Member[], mode: RosterDiffMode): RosterDiff {
  const stored = new Map(before.map((member) => [keyOf(member), member]))
  const named = new Set(after.map(keyOf))
  const lists = new Set(after.map((member) => member.list))
  const spoken = mode.fields ?? memberFields
  const added: Member[] = []
  const changed: { before: Member; after: Member; fields: MemberField[] }[] = []
  const unchanged: Member[] = []
  for (const member of after) {
    const old = stored.get(keyOf(member))
    if (old === undefined) {
      added.push(member)
      continue
    }
    const fields = spoken.filter((field) => old[field] !== member[field])
    if (fields.length === 0) unchanged.push(old)
    else changed.push({ before: old, after: merge(old, member, spoken), fields })
  }
  const missing = before.filter((member) => lists.has(member.list) && !named.has(keyOf(member)))
  return { added, changed, unchanged, missing, leaving: mode.complete ? missing : [] }
}

const keyOf = (member: Member): string => JSON.stringify([member.list, member.code])

function merge(old: Member, member: Member, spoken: readonly MemberField[]): Member {
  const source = (field: MemberField) => (spoken.includes(field) ? member : old)
  const { group } = source('group')
  const { phone } = source('phone')
  return {
    list: old.list,
    code: old.code,
    name: source('name').name,
    weight: source('weight').weight,
    ...(group === undefined ? {} : { group }),
    ...(phone === undefined ? {} : { phone }),
  }
}
