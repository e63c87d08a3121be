import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { erasure } from '#functions/commands/erase-person.ts'
import { administratorAt, settled, telling } from './administrator.ts'

const usage = `npm run erase -- --url URL --admin-link LINK --village CODE --list LIST --code CODE [--visit ID]… [--topic ID]…

Erases what a running service keeps of one person of a village's roster list, on that person's request, and prints what was
erased, what stays and why. Once for each list the person stands on.
--visit, --topic  a visit or topic that is this person's although name and phone do not tell so`

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    'admin-link': { type: 'string' },
    village: { type: 'string' },
    list: { type: 'string' },
    code: { type: 'string' },
    visit: { type: 'string', multiple: true, default: [] },
    topic: { type: 'string', multiple: true, default: [] },
    help: { type: 'boolean', default: false },
  },
})
const { url, 'admin-link': link, village, list, code, visit: visits, topic: topics } = values
if (values.help || !url || !link || !village || !list || !code) {
  console.error(usage)
  process.exit(values.help ? 0 : 2)
}

await telling(async () => {
  const client = await administratorAt(url, link)
  const body = { commandId: randomUUID(), list, code, visits, topics }
  const path = `/api/villages/${encodeURIComponent(village)}/erasures`
  console.log(JSON.stringify(settled(await client.ask({ method: 'POST', path, body }, erasure)), undefined, 2))
})
