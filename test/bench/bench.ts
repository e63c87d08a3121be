import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { ballotPage } from './ballot-page.ts'
import { capacity } from './capacity.ts'
import { coldInit } from './cold-init.ts'
import { countyDay } from './county-day.ts'
import { desk } from './desk.ts'
import { electorate } from './electorate.ts'
import { faces } from './faces.ts'
import type { Figure, Section } from './figure.ts'
import { growth } from './growth.ts'
import { rounded } from './statistics.ts'
import { sectionText } from './table.ts'
import { votes } from './votes.ts'

const sections: readonly Section[] = [ballotPage, electorate, votes, capacity, desk, growth, countyDay, coldInit, faces]

const { values, positionals } = parseArgs({
  options: {
    json: { type: 'string', default: 'build/bench.json' },
    help: { type: 'boolean', short: 'h', default: false },
  },
  allowPositionals: true,
})
if (values.help) {
  const longest = Math.max(...sections.map(({ name }) => name.length))
  console.log('npm run bench -- [SECTION…] [--json FILE]\n\nMeasures all sections, or those named:')
  for (const { name, title } of sections) console.log(`  ${name.padEnd(longest)}  ${title}`)
  console.log('\nFigures are printed and written to FILE, build/bench.json if left out.')
  process.exit(0)
}
const unknown = positionals.filter((name) => !sections.some((section) => section.name === name))
if (unknown.length > 0) {
  console.error(`There is no section ${unknown.join(', ')}; there are ${sections.map(({ name }) => name).join(', ')}.`)
  process.exit(2)
}

const machine = { node: process.version, cores: cpus().length, cpu: cpus()[0]?.model ?? '' }
console.log(`Node ${machine.node}, ${machine.cores} cores (${machine.cpu}). Compare figures within one run only.\n`)
const startedAt = new Date().toISOString()
const measured: { section: string; seconds: number; load: readonly number[]; figures: readonly Figure[] }[] = []
for (const section of sections) {
  if (positionals.length > 0 && !positionals.includes(section.name)) continue
  const began = performance.now()
  const figures = await section.run()
  const seconds = (performance.now() - began) / 1000
  const load = loadavg().map(rounded)
  measured.push({ section: section.name, seconds: Math.round(seconds), load, figures })
  console.log(sectionText(section, figures, seconds))
  console.log(`  load of the machine at the end, over 1, 5 and 15 minutes: ${load.join(', ')}\n`)
}
const broken = measured.flatMap(({ figures }) => figures.filter(({ promise }) => promise?.holds === false))
const kept = measured.flatMap(({ figures }) => figures.filter(({ promise }) => promise?.holds === true))
console.log(`${kept.length} figures keep their promise, ${broken.length} do not.`)
await mkdir(dirname(values.json), { recursive: true })
await writeFile(values.json, `${JSON.stringify({ startedAt, machine, sections: measured }, null, 2)}\n`)
