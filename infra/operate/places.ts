import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { parseLocalDate } from '#shared/calendar/time.ts'
import { levelOf } from '#functions/store/places.ts'
import { administratorAt, telling } from './administrator.ts'
import { faultsOf } from './official-list/check-list.ts'
import { edition, installedList } from './official-list/install.ts'
import { readList } from './official-list/read-list.ts'
import { summaryOf } from './official-list/summary-of-list.ts'
import { sendPlaces } from './send-places.ts'

const usage = `npm run places -- CODE [--valid-from DAY] [--out FILE.json]
npm run places -- CODE [--valid-from DAY] --url URL --admin-link LINK

Takes a province (2 digits), prefecture (4), county (6), township (9) or village (12) with all that lies in it and the areas
around it from the official list (${edition.package}: codes of ${edition.asOf}, published ${edition.published}), checks and shows it.
--valid-from  the day the list is from; ${edition.asOf} if left out
--out         writes the places to a file
--url         registers them with a running service, signed in by a one-time link of an administrator of these areas
              (who is not administrator of the areas around CODE adds --inside)
--inside      leaves out the areas around CODE, which are registered already`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'valid-from': { type: 'string', default: edition.asOf },
    out: { type: 'string' },
    url: { type: 'string' },
    'admin-link': { type: 'string' },
    inside: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
const [code = '', ...more] = positionals
const { url, 'admin-link': link, out } = values
const validFrom = parseLocalDate(values['valid-from'])
const wrong = levelOf(code) === undefined || !/^\d+$/.test(code) || more.length > 0 || validFrom === undefined
if (values.help || wrong || (url === undefined) !== (link === undefined)) {
  console.error(usage)
  process.exit(values.help ? 0 : 2)
}

const listed = await readList(await installedList(), code)
const faults = faultsOf(listed, code)
for (const line of faults.length > 0 ? faults : summaryOf(listed)) console.log(line)
if (faults.length > 0) process.exit(1)

const places = listed
  .filter((one) => !values.inside || one.code.startsWith(code))
  .map((one) => ({ ...one, name: one.name.trim(), validFrom }))
if (out !== undefined) await writeFile(out, `${JSON.stringify(places, undefined, 2)}\n`)
if (url !== undefined && link !== undefined)
  await telling(async () =>
    sendPlaces(await administratorAt(url, link), places, { newId: randomUUID, tell: console.log }),
  )
