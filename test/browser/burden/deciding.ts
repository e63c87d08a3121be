import { expect } from 'vitest'
import { localTimeOf } from '#shared/calendar/time.ts'
import type { StepOf } from '#test/walkthrough/scenario-schema.ts'
import type { Play } from '#test/walkthrough/stage.ts'
import { remember } from '#test/walkthrough/stage.ts'
import { momentOf } from '#test/walkthrough/verbs/moment.ts'
import { keepShot } from '../inspection.ts'
import { button, chip, person, sendNow, write } from './hand.ts'
import type { Town } from './town.ts'

export async function checkIn(town: Town, play: Play, step: StepOf<'check-in'>): Promise<void> {
  const { page } = await town.phoneAt(play.cast.clerk, '/meeting')
  for (const code of step.voters) await person(page, code).tap()
  await keepShot(page, 'burden-check-in', 'window')
  await button(page, `签到（${step.voters.length}）`).tap()
  await page.locator(`[data-present="${step.voters.length}"]`).first().waitFor()
}

/** The clerk is still in the room. */
export async function openPoll(town: Town, play: Play, step: StepOf<'open-poll'>): Promise<void> {
  const { page } = await town.phoneAt(step.by, '/meeting')
  await button(page, '开始表决').tap()
  await chip(page, '自己写选项').tap()
  await write(page.getByLabel('问什么'), step.question)
  await write(page.getByLabel('每个选项写一行'), step.choices.map(({ text }) => text).join('\n'))
  if (!step.secret)
    await page
      .locator('label.chip')
      .filter({ has: page.getByRole('radio', { name: '记名', exact: true }) })
      .tap()
  if (step.closesAt !== undefined) {
    await page.getByText('改规则、名单、结束时间').tap()
    await chip(page, `今天${localTimeOf(momentOf(play, step.closesAt))}`).tap()
  }
  await keepShot(page, 'burden-open-poll')
  await button(page, '现在开始表决').tap()
  await page.waitForURL(/\/poll\/[^/]+$/)
  remember(play, 'poll', step.key, new URL(page.url()).pathname.split('/').at(-1))
  await page.getByText('发链接和纸条').tap()
  await button(page, '生成所有人的链接').tap()
  await page.getByText(`${play.voters.length}个链接已生成`).waitFor()
  await keepShot(page, 'burden-poll')
}

export async function minutes(town: Town, play: Play, step: StepOf<'minutes'>): Promise<void> {
  const { page } = await town.phoneAt(step.by, '/minutes')
  const [first, ...others] = step.sign ?? []
  expect(first).toBe(step.by)
  for (const key of others) await person(page, play.cast.idOf(key)).tap()
  await keepShot(page, 'burden-minutes')
  await button(page, '我先签，再请别人签').tap()
  await sendNow(page)
  for (const key of others) {
    const { page: theirs } = await town.phoneAt(key, '/minutes')
    await keepShot(theirs, `burden-minutes-${key}`)
    await button(theirs, '签署纪要').tap()
    await sendNow(theirs)
  }
}
