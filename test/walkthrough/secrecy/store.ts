import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** One row of the store as a thief of the disk reads it, in the order in which rows were written. */
export interface StoredRow {
  readonly where: string
  readonly table: string
  readonly rowid: number
  readonly value: Readonly<Record<string, unknown>>
}

const sqlite = /\.(sqlite|sqlite3|db)$/

/** All rows of all tables of all SQLite files under a folder, stream records included. */
export async function everyRow(dataDir: string): Promise<StoredRow[]> {
  const rows: StoredRow[] = []
  for (const file of await databasesUnder(dataDir)) rows.push(...rowsOfFile(file))
  return rows
}

export async function databasesUnder(dataDir: string): Promise<string[]> {
  return (await filesUnder(dataDir)).filter((file) => sqlite.test(file))
}

function rowsOfFile(file: string): StoredRow[] {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    const tables = database
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
      .all()
      .map((row) => String(row['name']))
    return tables.flatMap((table) => rowsOfTable(database, file, table))
  } finally {
    database.close()
  }
}

function rowsOfTable(database: DatabaseSync, file: string, table: string): StoredRow[] {
  const name = `"${table.replaceAll('"', '""')}"`
  const hidden = database.prepare(`SELECT 1 FROM pragma_table_list WHERE name = ? AND wr = 1`).get(table) !== undefined
  const select = hidden
    ? `SELECT 0 AS "~rowid", * FROM ${name}`
    : `SELECT rowid AS "~rowid", * FROM ${name} ORDER BY rowid`
  const statement = database.prepare(select)
  statement.setReadBigInts(true)
  return statement.all().map(({ '~rowid': rowid, ...columns }, n) => ({
    where: `${file.split('/').at(-1)} ${table} row ${String(rowid)}`,
    table,
    rowid: Number(rowid) === 0 ? n : Number(rowid),
    value: Object.fromEntries(Object.entries(columns).map(([column, value]) => [column, readable(value)])),
  }))
}

/** Everything else on the disk, as text: objects, logs, positions. */
export async function everyFile(dataDir: string): Promise<{ readonly where: string; readonly text: string }[]> {
  const others = (await filesUnder(dataDir)).filter((file) => !sqlite.test(file) && !/-(wal|shm)$/.test(file))
  return Promise.all(
    others.map(async (file) => ({ where: file.slice(dataDir.length + 1), text: await readFile(file, 'utf8') })),
  )
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

/** Columns as values: bytes as text, JSON parsed, DynamoDB's type tags taken off. */
function readable(column: unknown): unknown {
  if (typeof column === 'bigint') return Number(column)
  const text = column instanceof Uint8Array ? Buffer.from(column).toString('utf8') : column
  return typeof text === 'string' ? parsed(text) : text
}

function parsed(text: string): unknown {
  if (!/^\s*[[{"]/.test(text)) return text
  try {
    return untagged(JSON.parse(text))
  } catch {
    return text
  }
}

function untagged(node: unknown): unknown {
  if (typeof node !== 'object' || node === null)
    return typeof node === 'string' && /^[[{]/.test(node) ? parsed(node) : node
  if (Array.isArray(node)) return node.map(untagged)
  const entries = Object.entries(node)
  const [tag, inner] = entries.length === 1 ? (entries[0] ?? []) : []
  if (tag === 'S' && typeof inner === 'string') return untagged(inner)
  if (tag === 'N' && typeof inner === 'string') return Number(inner)
  if (tag === 'B' && typeof inner === 'string') return parsed(Buffer.from(inner, 'base64').toString('utf8'))
  if (tag === 'BOOL' || tag === 'M' || tag === 'L' || tag === 'SS' || tag === 'NS') return untagged(inner)
  return Object.fromEntries(entries.map(([name, value]) => [name, untagged(value)]))
}
