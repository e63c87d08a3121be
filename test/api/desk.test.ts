import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from '#shared/views/desk.ts'
import { deskAnswer, seenAnswer } from '#shared/views/desk.ts'
import { parseInstant } from '#shared/calendar/time.ts'
import type { Knock } from '#test/support/door.ts'
import { done, doorsAt } from '#test/support/door.ts'
import { command, matterAt, objectTo } from '#test/support/matter.ts'
import type { TestStack } from '#test/support/stack.ts'
import { testStack } from '#test/support/stack.ts'
import type { Person, Village } from '#test/support/village.ts'
import { firstAdministrator, village } from '#test/support/village.ts'

let stack: TestStack
let knock: Knock
let home: Village

beforeAll(async () => {
  stack = await testStack()
  knock = doorsAt(stack.origin)
  home = await village(stack, await firstAdministrator(stack), { code: '511025106202', name: '双堰塘村' })
}, 30_000)
afterAll(() => stack.close())

const deskFor = (by: Person, place: string): Promise<Desk> =>
  done(knock, { method: 'GET', path: `/api/desk?place=${place}`, session: by.session }, deskAnswer)

async function tellSeen(by: Person, place: string, at: string): Promise<string> {
  const body = { commandId: randomUUID(), place, at }
  return (await done(knock, { method: 'POST', path: '/api/desk/seen', session: by.session, body }, seenAnswer)).seenAt
}

function clockAt(text: string): void {
  const at = parseInstant(text)
  if (at === undefined) throw new Error(`no instant: ${text}`)
  stack.clock.set(at)
}

describe('what changed since I last looked', () => {
  it('follows the person, place by place, and only ever moves on', async () => {
    clockAt('2026-03-01T09:00:00+08:00')
    await matterAt({ knock, village: home }, 'visit', '修路')
    await stack.catchUp()
    const first = await deskFor(home.townshipSupervisor, home.township)
    expect(first.seenAt).toBeUndefined()
    expect(first.changes.map(({ matterTitle, isNew }) => [matterTitle, isNew])).toEqual([['修路', true]])

    expect(await tellSeen(home.townshipSupervisor, home.township, first.now)).toBe(first.now)
    expect((await deskFor(home.townshipSupervisor, home.township)).changes.map(({ isNew }) => isNew)).toEqual([false])
    // Another place and another person have not seen anything yet.
    expect((await deskFor(home.townshipSupervisor, home.code)).changes.map(({ isNew }) => isNew)).toEqual([true])
    expect((await deskFor(home.countySupervisor, home.township)).changes.map(({ isNew }) => isNew)).toEqual([true])

    clockAt('2026-03-02T09:00:00+08:00')
    await matterAt({ knock, village: home }, 'visit', '水渠')
    await stack.catchUp()
    const second = await deskFor(home.townshipSupervisor, home.township)
    expect(second.changes.map(({ matterTitle, isNew }) => [matterTitle, isNew])).toEqual([
      ['水渠', true],
      ['修路', false],
    ])
    // A phone that comes back late says what it saw days ago; one whose clock runs ahead says tomorrow.
    expect(await tellSeen(home.townshipSupervisor, home.township, '2026-02-01T09:00:00+08:00')).toBe(first.now)
    expect(await tellSeen(home.townshipSupervisor, home.township, '2027-01-01T09:00:00+08:00')).toMatch(
      /^2026-03-02T01:00/,
    )
    expect((await deskFor(home.townshipSupervisor, home.township)).changes.map(({ isNew }) => isNew)).toEqual([
      false,
      false,
    ])
  })
})

describe('what waits for me', () => {
  it('is told apart from what waits for others, by role and never the own work', async () => {
    const matter = await matterAt({ knock, village: home }, 'act', '桥')
    const { organizer, helper, townshipSupervisor } = home
    const handIn = { actionId: matter.actionId, text: '修好了', submit: true }
    await command(knock, helper, matter.id, 'report-progress', handIn)
    await objectTo({ knock, village: home }, matter, 'h05')
    const signing = await matterAt({ knock, village: home }, 'discuss', '灯')
    await command(knock, organizer, signing.id, 'close-poll', { pollId: signing.pollId })
    await command(knock, organizer, signing.id, 'write-minutes', { signers: [townshipSupervisor.login] })
    await stack.catchUp()
    const mine = async (by: Person) =>
      Object.fromEntries((await deskFor(by, home.code)).waiting.map(({ kind, mine: isMine }) => [kind, isMine]))
    expect(await mine(helper)).toEqual({ review: false, 'answer-objection': false, 'sign-minutes': false })
    expect(await mine(organizer)).toEqual({ review: true, 'answer-objection': true, 'sign-minutes': false })
    expect(await mine(townshipSupervisor)).toEqual({ review: true, 'answer-objection': false, 'sign-minutes': true })
    const { waiting } = await deskFor(townshipSupervisor, home.township)
    expect(
      waiting
        .map(({ kind }) => kind)
        .slice(0, 2)
        .toSorted(),
    ).toEqual(['review', 'sign-minutes'])
    expect(waiting.map(({ village: name }) => name)).toEqual(waiting.map(() => home.name))
  })
})

describe('what stands where', () => {
  it('counts each child area by stage and age, in order of codes, with the titles of the stages', async () => {
    clockAt('2026-07-15T09:00:00+08:00')
    await matterAt({ knock, village: home }, 'visit', '路灯')
    await stack.catchUp()
    const { stages, children, procedures } = await deskFor(home.countySupervisor, home.township)
    expect(stages['visit']).toEqual({ total: 3, ages: { under1m: 1, '1to3m': 0, '3to6m': 2, over6m: 0 } })
    expect(children).toEqual([{ code: home.code, name: home.name, stages, overdue: 0 }])
    expect(procedures.map(({ id }) => id)).toEqual(['deliberation'])
    expect(procedures[0]?.stages.slice(0, 2)).toEqual([
      { id: 'visit', title: { zh: '访', en: 'Visit' }, end: false },
      { id: 'propose', title: { zh: '提', en: 'Propose' }, end: false },
    ])
  })
})
