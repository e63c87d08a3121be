/** What a rehearsal finds out: steps with their time, what is wrong, and what is worth knowing at the end. */
export interface Findings {
  /** Does something, and says how long it took. What it throws is a fault, and ends the rehearsal. */
  step<T>(name: string, work: () => Promise<T>): Promise<T>
  fault(sentence: string): void
  note(sentence: string): void
  say(line: string): void
  /** The summary. Out: whether all was well. */
  close(): boolean
}

export function findings(): Findings {
  const began = performance.now()
  const steps: string[] = []
  const faults: string[] = []
  const notes: string[] = []
  const say = (line: string) => void process.stdout.write(`${line}\n`)
  const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`
  return {
    async step(name, work) {
      say(`\n== ${name}`)
      const since = performance.now()
      try {
        return await work()
      } finally {
        steps.push(`${name.padEnd(44)} ${seconds(since).padStart(8)}`)
      }
    },
    fault(sentence) {
      faults.push(sentence)
      say(`FAULT ${sentence}`)
    },
    note(sentence) {
      notes.push(sentence)
      say(sentence)
    },
    say,
    close() {
      say('\n== Summary')
      for (const line of steps) say(`  ${line}`)
      say(`  ${'in all'.padEnd(44)} ${seconds(began).padStart(8)}`)
      for (const line of notes) say(`  ${line}`)
      for (const line of faults) say(`  FAULT ${line}`)
      say(faults.length === 0 ? '\nThe rehearsal went well.' : `\nThe rehearsal FAILED: ${faults.length} faults.`)
      return faults.length === 0
    },
  }
}
