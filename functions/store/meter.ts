/** What DynamoDB says it charged, in capacity units, since the last reading: for logs, budgets and the bench. */
export interface Meter {
  read(consumed: Charge | readonly Charge[] | undefined): void
  write(consumed: Charge | readonly Charge[] | undefined): void
  /** The units since the last call. */
  take(): { readonly read: number; readonly write: number }
}

interface Charge {
  readonly CapacityUnits?: number | undefined
}

export function meterOf(): Meter {
  let [reads, writes] = [0, 0]
  const sum = (consumed: Charge | readonly Charge[] | undefined): number =>
    [consumed ?? []].flat().reduce((total, { CapacityUnits }) => total + (CapacityUnits ?? 0), 0)
  return {
    read: (consumed) => void (reads += sum(consumed)),
    write: (consumed) => void (writes += sum(consumed)),
    take: () => {
      const taken = { read: reads, write: writes }
      reads = 0
      writes = 0
      return taken
    },
  }
}
