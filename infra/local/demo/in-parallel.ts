/** Runs the tasks in their order, at most so many at once. After the first failure none is begun any more. */
export async function inParallel(tasks: readonly (() => Promise<unknown>)[], atOnce: number): Promise<void> {
  const waiting = [...tasks]
  const work = async () => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift())
      try {
        await task()
      } catch (error) {
        waiting.length = 0
        throw error
      }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}
