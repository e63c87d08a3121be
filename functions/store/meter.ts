import { noteUnits } from '../invocation/invocation.ts'

/** What DynamoDB says it charged, in capacity units, since the last reading: for budgets and the bench. The log is told too. */
export interface Meter {
  read(consumed: Charge | readonly Charge[] | undefined): void
  write(consumed: Charge | readonly Charge[] | undefined): void
  /** The units since the last call. */
  take(): { readonly read: number; readonly write: number }
}

interface Charge {
  readonly TableName?: string | undefined
  readonly CapacityUnits?: number | undefined
}

/**
 * The log is told what `table` charged and no other: what the urn charged for a paper grows with the number of choices that
 * lie in that part of it already, which is nobody's to know of a single vote.
 */
export function meterOf(table?: string): Meter {
  let [reads, writes] = [0, 0]
  const charged = (consumed: Charge | readonly Charge[] | undefined) => {
    const charges = [consumed ?? []].flat()
    const sum = (of: readonly Charge[]) => of.reduce((total, { CapacityUnits }) => total + (CapacityUnits ?? 0), 0)
    return { all: sum(charges), told: sum(charges.filter(({ TableName = table }) => TableName === table)) }
  }
  return {
    read(consumed) {
      const { all, told } = charged(consumed)
      reads += all
      noteUnits({ read: told })
    },
    write(consumed) {
      const { all, told } = charged(consumed)
      writes += all
      noteUnits({ write: told })
    },
    take: () => {
      const taken = { read: reads, write: writes }
      reads = 0
      writes = 0
      return taken
    },
  }
}
