import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { instant } from '#shared/workflow/fields.ts'
import { migrations } from '#functions/migrations/migrations.ts'
import { startStack } from '#infra/local/stack.ts'
import { backUp } from '#infra/operate/back-up.ts'
import { manifestName, readManifest } from '#infra/operate/backup-manifest.ts'
import { restoreFolder } from '#infra/operate/restore-folder.ts'
import type { Knock } from '../support/door.ts'
import { done, doorsAt, form } from '../support/door.ts'
import type { MatterAt } from '../support/matter.ts'
import { command, linkFor, matterAt } from '../support/matter.ts'
import type { TestStack } from '../support/stack.ts'
import { testStack } from '../support/stack.ts'
import type { Village } from '../support/village.ts'
import { firstAdministrator, village } from '../support/village.ts'
import { handInPhoto, pictureOf } from './hand-in-photo.ts'

const run = (script: 'backup' | 'restore', ...args: readonly string[]) =>
  promisify(execFile)(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    fileURLToPath(new URL(`../../infra/operate/${script}.ts`, import.meta.url)),
    ...args,
  ])

/** How a command that failed ended: its exit code and what it said. */
const failed = async (running: Promise<unknown>) => {
  const how = z.object({ code: z.int(), stderr: z.string() })
  return how.parse(
    await running.then(
      () => undefined,
      (error: unknown) => error,
    ),
  )
}

let folder: string
let stack: TestStack
let place: Village
let knock: Knock
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cunyi-backup-'))
  stack = await testStack()
  place = await village(stack, await firstAdministrator(stack), {
    code: '511025106202',
    name: '双堰塘村',
    households: 40,
  })
  knock = doorsAt(stack.origin)
})
afterAll(async () => {
  await stack.close()
  await rm(folder, { recursive: true, force: true })
})

const chain = z.object({ chain: z.object({ unbroken: z.boolean(), foldsToState: z.boolean() }) })
const matters = z.object({ matters: z.array(z.object({ id: z.string(), title: z.string() })) })
const polled = z.object({
  poll: z.object({ state: z.string(), tally: z.object({ counts: z.record(z.string(), z.number()) }).optional() }),
  voted: z.array(z.object({ code: z.string() })),
})

/** People at work until they are told to stop, and what has been acknowledged to them so far. */
function atWork(matter: MatterAt, links: ReadonlyMap<string, string>) {
  const opened: string[] = []
  const voted: string[] = []
  let busy = true
  const open = async () => {
    for (; busy; await sleep(10)) {
      const title = `事项${opened.length}`
      await matterAt({ knock, village: place }, 'visit', title)
      opened.push(title)
    }
  }
  // Slowly, so that the poll is under way for as long as a backup takes; the last three do not come.
  const cast = async () => {
    for (const [voter, path] of [...links].slice(0, -3)) {
      if (!busy) return
      await vote(knock, path)
      voted.push(voter)
      await sleep(100)
    }
  }
  const look = async () => {
    while (busy) await knock({ method: 'GET', path: `/api/matters/${matter.id}`, session: place.organizer.session })
  }
  const work = Promise.all([open(), cast(), look()])
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await Promise.race([sleep(5), work])
  }
  const stop = async () => {
    busy = false
    await work
  }
  return { opened, voted, until, stop }
}

async function vote(at: Knock, path: string): Promise<void> {
  const heard = await at(
    form(path, [
      ['choices', 'yes'],
      ['confirm', 'yes'],
    ]),
  )
  if (heard.status !== 303) throw new Error(`voting: ${heard.status} ${heard.text.slice(0, 300)}`)
}

test('a backup taken while people work holds all that was acknowledged before it, and runs as a stack of its own', async () => {
  const sender = { knock, village: place }
  const running = await matterAt(sender, 'discuss', '修路')
  const noticed = await matterAt(sender, 'act', '修渠')
  const photo = await handInPhoto(knock, place.helper, place.code)
  const picture = await pictureOf(knock, place.helper, photo)
  const voters = place.voters.slice(0, 30)
  const links = new Map<string, string>()
  for (const voter of voters)
    links.set(voter, await linkFor(sender, running.id, { act: 'vote', subject: running.pollId }, voter))
  await stack.catchUp()

  const people = atWork(running, links)
  await people.until(() => people.opened.length >= 3 && people.voted.length >= 3)
  const before = { opened: [...people.opened], voted: [...people.voted] }
  const to = join(folder, 'live')
  const { stdout } = await run('backup', '--data', stack.dataDir, '--to', to)
  const during = people.opened.length
  await people.stop()
  expect(during, 'people went on working meanwhile').toBeGreaterThan(before.opened.length)
  expect(stdout).toContain('1 secret poll(s) are open')
  expect(stack.errors).toEqual([])
  expect(await readManifest(to)).toMatchObject({ dataVersion: migrations.at(-1)?.to ?? 1, openSecretPolls: 1 })
  for (const path of [...(await readManifest(to)).files.map((file) => file.path), manifestName])
    expect((await stat(join(to, path))).mode & 0o777, path).toBe(0o600)
  expect((await stat(to)).mode & 0o777).toBe(0o700)
  expect((await readdir(to, { recursive: true })).toSorted()).toEqual(
    [...(await readManifest(to)).files.map((file) => file.path), 's3', manifestName].toSorted(),
  )

  const restored = join(folder, 'restored')
  await run('restore', '--from', to, '--to', restored)
  expect((await stat(restored)).mode & 0o777).toBe(0o700)
  const errors: unknown[] = []
  const log = { write: (event: { level?: unknown }) => void (event.level === 'error' && errors.push(event)) }
  const second = await startStack({ dataDir: restored, log })
  try {
    const at = doorsAt(second.origin)
    await second.catchUp()
    // Sessions hold: nobody signs in again.
    const session = place.organizer.session
    const list = await done(at, { method: 'GET', path: `/api/villages/${place.code}/matters`, session }, matters)
    expect(list.matters.map(({ title }) => title)).toEqual(expect.arrayContaining(['修路', '修渠', ...before.opened]))
    for (const { id } of list.matters) {
      const records = await done(at, { method: 'GET', path: `/api/matters/${id}/events`, session }, chain)
      expect(records.chain).toEqual({ unbroken: true, foldsToState: true })
    }
    expect(Buffer.compare(await pictureOf(at, place.helper, photo), picture)).toBe(0)

    const poll = () => done(at, { method: 'GET', path: `/api/polls/${running.pollId}`, session }, polled)
    const marked = (await poll()).voted.map(({ code }) => code)
    expect(marked).toEqual(expect.arrayContaining(before.voted))
    const late = voters.find((voter) => !marked.includes(voter))
    expect(late, 'the backup was taken in the middle of the poll').toBeDefined()
    await vote(at, links.get(late ?? '') ?? '')
    const again = await at({ method: 'GET', path: links.get(before.voted[0] ?? '') ?? '' })
    expect(again).toMatchObject({ status: 200, mark: undefined })
    await command(at, place.organizer, running.id, 'close-poll', { pollId: running.pollId })
    // As many papers as marks: both tables are of one moment.
    expect((await poll()).poll).toMatchObject({ state: 'closed', tally: { counts: { yes: marked.length + 1 } } })

    const body = { by: 4 * 24 * 3600 }
    expect((await at({ method: 'POST', path: '/local/clock', body })).status).toBe(200)
    const notices = z.object({ notices: z.array(z.object({ standing: z.string() })) })
    const now = await done(at, { method: 'GET', path: `/api/matters/${noticed.id}`, session }, notices)
    expect(now.notices).toMatchObject([{ standing: 'closed' }])
    expect(errors).toEqual([])
  } finally {
    await second.close()
  }
}, 120_000)

const backUpTo = (to: string, dataDir = stack.dataDir) =>
  backUp({ dataDir, to, release: '0.0.0', now: instant.parse('2026-11-23T00:00:00.000Z') })

test('a data folder nobody works in is backed up and restored byte by byte as well', async () => {
  const idle = join(folder, 'idle')
  await (await startStack({ dataDir: idle, log: { write: () => undefined } })).close()
  const [to, back] = [join(folder, 'of-idle'), join(folder, 'idle-again')]
  const manifest = await backUpTo(to, idle)
  expect(await restoreFolder(to, back)).toEqual(manifest)
  for (const { path } of manifest.files)
    expect(await readFile(join(back, path)), path).toEqual(await readFile(join(to, path)))
  expect(await readFile(join(back, 'secret'))).toEqual(await readFile(join(idle, 'secret')))
})

test('a backup in which one byte is another is refused with the name of the file, and nothing is restored', async () => {
  const [to, target] = [join(folder, 'of-damage'), join(folder, 'never')]
  const { files } = await backUpTo(to)
  for (const { path } of files) {
    const file = join(to, path)
    const bytes = await readFile(file)
    const broken = Buffer.from(bytes)
    const at = Math.floor(Math.random() * bytes.length)
    broken[at] = (bytes[at] ?? 0) ^ 1
    await writeFile(file, broken)
    await expect(restoreFolder(to, target), `byte ${at}`).rejects.toThrow(`${path} is damaged`)
    expect(await readdir(target)).toEqual([])
    await writeFile(file, bytes)
  }
  await rm(join(to, 'secret'))
  const { code, stderr } = await failed(run('restore', '--from', to, '--to', target))
  expect([code, stderr]).toEqual([1, expect.stringContaining('secret is missing')])
  await rm(join(to, manifestName))
  await expect(restoreFolder(to, target)).rejects.toThrow('no whole backup')
})

test('what holds something is not written over, and what is no data folder is not backed up', async () => {
  const full = join(folder, 'full')
  await backUpTo(full)
  await expect(backUpTo(full)).rejects.toThrow('is not empty')
  await expect(restoreFolder(full, stack.dataDir)).rejects.toThrow('is not empty')
  const { code, stderr } = await failed(run('backup', '--data', join(folder, 'nothing'), '--to', join(folder, 'empty')))
  expect([code, stderr]).toEqual([1, expect.stringContaining('is no data folder')])
})
