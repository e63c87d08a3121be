import { expect } from 'vitest'
import * as z from 'zod'
import { localDateOf } from '#shared/calendar/time.ts'
import type { StepOf } from '#test/walkthrough/scenario-schema.ts'
import type { Play } from '#test/walkthrough/stage.ts'
import { idOf, remember } from '#test/walkthrough/stage.ts'
import { momentOf } from '#test/walkthrough/verbs/moment.ts'
import { keepShot } from '../inspection.ts'
import { allSent, button, chip, followLine, person, sendNow, takePhotos, write, writeOrTap } from './hand.ts'
import type { Town } from './town.ts'

const actionsOf = z
  .object({
    matter: z.object({
      slices: z.object({ 'action-item': z.object({ items: z.array(z.object({ id: z.string(), text: z.string() })) }) }),
    }),
  })
  .transform(({ matter }) => matter.slices['action-item'].items)

export async function assign(town: Town, play: Play, step: StepOf<'assign'>): Promise<void> {
  const { page } = await town.phoneAt(step.by, '/assign')
  await write(page.getByLabel('要办什么'), step.text)
  await person(page, play.cast.idOf(step.owner)).tap()
  await chip(page, '另选日期').tap()
  const day = page.getByLabel('日期', { exact: true })
  await day.tap()
  // The phone's calendar: a day is picked, not typed.
  await day.fill(localDateOf(momentOf(play, step.due)))
  await keepShot(page, `burden-assign-${step.key}`)
  await button(page, '安排下去').tap()
  await page.getByText(`已安排：${step.text}`).waitFor()
  const actions = actionsOf.parse(await play.cast.as(step.by, 'GET', `/api/matters/${play.matterId}`))
  remember(play, 'action', step.key, actions.find(({ text }) => text === step.text)?.id)
}

const pageOf = (play: Play, action: string) => `/action/${idOf(play, 'action', action)}`

export async function progress(town: Town, play: Play, step: StepOf<'progress'>): Promise<void> {
  const { page } = await town.phoneAt(step.by, pageOf(play, step.action))
  await write(page.getByLabel('办得怎么样了'), step.text)
  await takePhotos(page, step.photos ?? 0)
  if (step.submit === true) await page.getByText('已经办好，请验收').tap()
  await keepShot(page, `burden-progress-${step.action}`)
  await button(page, step.submit === true ? '报办好了' : '报进展').tap()
  await page.getByText('您是负责人，要由别人来验收').waitFor()
  await allSent(page)
}

export async function review(town: Town, play: Play, step: StepOf<'review'>): Promise<void> {
  const { page } = await town.phoneAt(step.by, pageOf(play, step.action))
  if (step.refused !== undefined) {
    await page.getByText('您是负责人，要由别人来验收').waitFor()
    expect(await button(page, '验收通过').count()).toBe(0)
    return
  }
  await keepShot(page, `burden-review-${step.action}`)
  if (step.verdict === 'accept') {
    await button(page, '验收通过').tap()
    return sendNow(page)
  }
  await page.getByText('退回再办', { exact: true }).tap()
  await writeOrTap(page, page.getByLabel('差在哪里'), step.reason ?? '')
  await button(page, '退回').tap()
  await page.locator('.status', { hasText: '退回再办' }).first().waitFor()
  return allSent(page)
}

export async function urge(town: Town, play: Play, step: StepOf<'urge'>): Promise<void> {
  const { page } = await town.phone(step.by)
  const late = page.locator('main li').filter({ has: page.locator(`a[href$="${pageOf(play, step.action)}"]`) })
  await late.first().waitFor()
  await keepShot(page, 'burden-desk')
  await late.first().getByRole('button', { name: /催/ }).tap()
  await write(page.getByLabel('想说的话'), step.text)
  await keepShot(page, 'burden-urge')
  await button(page, '发出催办').tap()
  await sendNow(page)
}

/** Whom the clerk asks what they think. */
export async function askAll(town: Town, play: Play): Promise<void> {
  const { page } = await town.phoneAt(play.cast.clerk, '/evaluate')
  await page.getByText('请谁评价').tap()
  await button(page, '生成所有人的链接').tap()
  await page.getByText(`${play.voters.length}个链接已生成`).waitFor()
  await keepShot(page, 'burden-evaluate')
}

export async function close(town: Town, _play: Play, step: StepOf<'close'>): Promise<void> {
  const { page } = await town.phone(step.by)
  await followLine(page, '/evaluate')
  await page.getByText('平均分').first().waitFor()
  await keepShot(page, 'burden-close')
  await button(page, '办结这件事').tap()
  await sendNow(page)
  await page.getByText('已经办结').waitFor()
  await keepShot(page, 'burden-closed')
}
