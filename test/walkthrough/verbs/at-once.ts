/** So many people press their button together; enough to make transactions meet. */
const together = 6

/** Does `act` for each, a few at once; the first failure is thrown when those under way have ended. */
export async function atOnce<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values()
  const failures: unknown[] = []
  const worker = async () => {
    for (const item of waiting) {
      if (failures.length > 0) return
      try {
        await act(item)
      } catch (error) {
        failures.push(error)
      }
    }
  }
  await Promise.all(Array.from({ length: together }, worker))
  if (failures.length > 0) throw failures[0]
}
