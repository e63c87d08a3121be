import { backup, DatabaseSync } from 'node:sqlite'
import * as z from 'zod'
import { keys } from '#functions/store/keys.ts'
import { tableName, urnTableName } from '#infra/local/engines.ts'
import { BackupRefused } from './backup-manifest.ts'

/** More pages than any file has: all in one step, in one reading, so that writers cannot make it begin again. */
const allPages = 2 ** 31 - 1

/** Copies an SQLite file as it stands at one moment, while others write to it and are not kept waiting. */
export async function snapshot(from: string, to: string): Promise<void> {
  await using(from, { readOnly: true }, (database) => backup(database, to, { rate: allPages }))
  await using(to, {}, (copy) => {
    const found = copy.prepare('PRAGMA quick_check(1)').get()
    if (found?.['quick_check'] !== 'ok') throw new BackupRefused(`${from} is damaged: ${JSON.stringify(found)}`)
    // The copy is one file, complete in itself.
    copy.exec('PRAGMA journal_mode = DELETE')
  })
}

const arrived = "key LIKE 'incoming/%'"

/** Sets aside the uploads that wait to be looked through. */
export async function keepArrived(s3: string, aside: string): Promise<void> {
  await using(aside, {}, (database) => {
    database.prepare('ATTACH ? AS s3').run(s3)
    database.exec(`CREATE TABLE arrived AS SELECT * FROM s3.s3_objects WHERE ${arrived}`)
  })
}

/** Puts uploads that were set aside into a copy where they are gone. */
export async function putArrived(aside: string, s3: string): Promise<void> {
  await using(s3, {}, (database) => {
    database.prepare('ATTACH ? AS aside').run(aside)
    database.exec('INSERT OR IGNORE INTO s3_objects SELECT * FROM aside.arrived')
  })
}

const versionItem = z.object({ version: z.object({ N: z.coerce.number() }) })

/** What a copy of the database says: its data version, and how many secret polls are open in it. The engine writes keys with their type. */
export async function factsIn(database: string): Promise<{ dataVersion: number; openSecretPolls: number }> {
  return using(database, { readOnly: true }, (copy) => {
    const { pk, sk } = keys.dataVersion()
    const row = copy.prepare(`SELECT item_json FROM "${tableName}" WHERE pk = ? AND sk = ?`).get(`S:${pk}`, `S:${sk}`)
    const open = copy
      .prepare(
        `SELECT COUNT(DISTINCT gate.pk) AS polls FROM "${tableName}" AS gate
         WHERE gate.pk LIKE 'S:POLL#%' AND gate.sk LIKE 'S:ROW#gate#%' AND json_extract(gate.item_json, '$.body.M.open.BOOL')
         AND EXISTS (SELECT 1 FROM "${urnTableName}" AS urn WHERE urn.pk = 'S:URN#' || substr(gate.pk, 8))`,
      )
      .get()
    const version = row === undefined ? 1 : versionItem.parse(JSON.parse(String(row['item_json']))).version.N
    return { dataVersion: version, openSecretPolls: Number(open?.['polls'] ?? 0) }
  })
}

async function using<T>(
  file: string,
  options: { readOnly?: boolean },
  work: (database: DatabaseSync) => T | Promise<T>,
): Promise<T> {
  const database = new DatabaseSync(file, { ...options, timeout: 10_000 })
  try {
    return await work(database)
  } finally {
    database.close()
  }
}
