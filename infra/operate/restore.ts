import { parseArgs } from 'node:util'
import { BackupRefused } from './backup-manifest.ts'
import { restoreFolder } from './restore-folder.ts'

const usage = `npm run restore -- --from DIR --to DATADIR
  --from DIR    a backup made by npm run backup
  --to DATADIR  where the data folder shall be: empty, or not there yet`

const { from, to } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' } } }).values
if (from === undefined || to === undefined) {
  console.error(usage)
  process.exit(2)
}
try {
  const { madeAt, release, dataVersion, files } = await restoreFolder(from, to)
  console.log(
    `${to}: ${files.length} files as they were at ${madeAt} (release ${release}, data version ${dataVersion})`,
  )
  console.log(`npm start -- --data ${to}`)
} catch (error) {
  if (!(error instanceof BackupRefused)) throw error
  console.error(error.message)
  process.exit(1)
}
