import { parseArgs } from 'node:util'
import { instantFromMillis } from '#shared/calendar/time.ts'
import { releaseOf } from '#infra/release.ts'
import { backUp } from './back-up.ts'
import { BackupRefused } from './backup-manifest.ts'

const usage = `npm run backup -- [--data DIR] [--to DIR]
  --data DIR   the data folder of npm start (.data); it may be in use
  --to DIR     an empty folder, or one that is not there yet (.data-backups/ and the time)`

const { values } = parseArgs({
  options: { data: { type: 'string', default: '.data' }, to: { type: 'string' }, help: { type: 'boolean' } },
})
if (values.help === true) {
  console.log(usage)
  process.exit(0)
}

const now = instantFromMillis(Date.now())
const to = values.to ?? `.data-backups/${now.slice(0, 19).replaceAll(':', '-')}Z`
try {
  const { files, openSecretPolls, dataVersion } = await backUp({ dataDir: values.data, to, release: releaseOf(), now })
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  console.log(`${to}: ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB, data version ${dataVersion}`)
  console.log(
    'It holds the secret that opens every link, and what villagers said: keep it as you keep the data folder.',
  )
  if (openSecretPolls > 0)
    console.log(
      `${openSecretPolls} secret poll(s) are open. Two backups from the course of one poll, laid beside each other, tell what the ` +
        'papers between them said: delete this one when the next is made.',
    )
} catch (error) {
  if (!(error instanceof BackupRefused)) throw error
  console.error(error.message)
  process.exit(1)
}
