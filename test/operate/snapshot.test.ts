import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepArrived, putArrived, snapshot } from '#infra/operate/snapshot.ts'

let folder: string
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'cunyi-snapshot-'))))
afterEach(() => rm(folder, { recursive: true, force: true }))

const file = (name: string) => join(folder, name)

/** A store as the embedded one keeps it, with these keys. */
function storeWith(name: string, keys: readonly string[]): DatabaseSync {
  const store = new DatabaseSync(file(name))
  store.exec(
    'PRAGMA journal_mode = WAL; CREATE TABLE s3_objects (bucket TEXT, key TEXT, body BLOB, PRIMARY KEY (bucket, key))',
  )
  for (const key of keys)
    store.prepare('INSERT INTO s3_objects VALUES (?, ?, ?)').run('photos', key, new Uint8Array([7]))
  return store
}

const keysIn = (name: string): unknown[] => {
  const store = new DatabaseSync(file(name), { readOnly: true })
  const rows = store.prepare('SELECT key FROM s3_objects ORDER BY key').all()
  store.close()
  return rows.map(({ key }) => key)
}

test('an upload that is looked through between the copies is in the backup as it arrived, and as it is now', async () => {
  const store = storeWith('s3.db', ['incoming/one', 'incoming/two', 'ready/zero.jpg'])
  await keepArrived(file('s3.db'), file('aside.db'))
  store.exec("DELETE FROM s3_objects WHERE key = 'incoming/one'")
  store.exec("INSERT INTO s3_objects VALUES ('photos', 'ready/one.jpg', x'08')")
  await snapshot(file('s3.db'), file('copy.db'))
  expect(keysIn('copy.db')).toEqual(['incoming/two', 'ready/one.jpg', 'ready/zero.jpg'])
  await putArrived(file('aside.db'), file('copy.db'))
  expect(keysIn('copy.db')).toEqual(['incoming/one', 'incoming/two', 'ready/one.jpg', 'ready/zero.jpg'])
  expect(keysIn('s3.db')).toEqual(['incoming/two', 'ready/one.jpg', 'ready/zero.jpg'])
  store.close()
})

test('what others write while the copy is made is in it whole or not at all, and they do not wait', async () => {
  const store = storeWith('s3.db', [])
  const pair = (n: number) => {
    store.exec('BEGIN')
    for (const side of ['left', 'right'])
      store.prepare('INSERT INTO s3_objects VALUES (?, ?, ?)').run(side, String(n), new Uint8Array(5000))
    store.exec('COMMIT')
  }
  for (let n = 0; n < 500; n++) pair(n)
  let copied = false
  const copying = snapshot(file('s3.db'), file('copy.db')).then(() => (copied = true))
  let n = 500
  for (; !copied; n++) {
    pair(n)
    await new Promise(setImmediate)
  }
  await copying
  expect(n).toBeGreaterThan(500)
  const copy = new DatabaseSync(file('copy.db'), { readOnly: true })
  const [left, right] = ['left', 'right'].map((side) =>
    Number(copy.prepare('SELECT COUNT(*) AS n FROM s3_objects WHERE bucket = ?').get(side)?.['n']),
  )
  copy.close()
  store.close()
  expect(left).toBe(right)
  expect(left).toBeGreaterThanOrEqual(500)
})
