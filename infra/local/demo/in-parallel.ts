/** Runs the tasks, at most so many at once; the first failure ends it. */
export async function inParallel(tasks: readonly (() => Promise<unknown>)[], atOnce: number): Promise<void> {
  const waiting = tasks.values()
  const work = async () => {
    for (const task of waiting) await task()
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}
