import { expect } from 'vitest'
import { localDateOf, localTimeOf } from '#shared/calendar/time.ts'
import type { StepOf } from '#test/walkthrough/scenario-schema.ts'
import type { Play } from '#test/walkthrough/stage.ts'
import { idOf, nameOf, readMatter, remember, rowsIn } from '#test/walkthrough/stage.ts'
import { momentOf } from '#test/walkthrough/verbs/moment.ts'
import { keepShot } from '../inspection.ts'
import { button, chip, followLine, link, person, sendNow, takePhotos, write, writeOrTap } from './hand.ts'
import type { Town } from './town.ts'

/** The clerk opens the matter, with the name that stands there already. Out: its id. */
export async function openMatter(town: Town, clerk: string): Promise<string> {
  const { page } = await town.phone(clerk)
  await link(page, '事项').tap()
  await page.getByText('新建事项').tap()
  await button(page, '建好').tap()
  await page.waitForURL(/\/console\/m\/[^/]+$/)
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

export async function visit(town: Town, play: Play, step: StepOf<'visit'>): Promise<void> {
  const { page, context } = await town.phone(step.by)
  // A look at the day where there is a signal; at the household's there is none.
  await page.waitForLoadState('networkidle')
  if (step.offline === true) await context.setOffline(true)
  await link(page, '记走访').first().tap()
  const needs = page.getByLabel('想啥、盼啥、需要啥')
  if (step.household !== undefined) {
    await page.getByText('从花名册选').tap()
    await person(page, step.household).tap()
  }
  await write(needs, step.needs)
  await takePhotos(page, step.photos ?? 0)
  await keepShot(page, `burden-visit-${step.key}`)
  await button(page, '记下来').tap()
  if (step.offline === true) {
    await page.getByText('已存在手机上').waitFor()
    await keepShot(page, `burden-visit-${step.key}-kept`)
    await context.setOffline(false)
  }
  await page.getByText('已经送达。').waitFor()
  const rows = rowsIn(await play.cast.as(play.cast.clerk, 'GET', `/api/matters/${play.matterId}/visits`))
  const found = rows.filter(({ answers }) => JSON.stringify(answers).includes(step.needs))
  expect(found).toHaveLength(1)
  remember(play, 'visit', step.key, String(found[0]?.['id']))
}

/** Out of visits: their words stand there already, without what tells whose they are, and make way for the clerk's. */
export async function raiseTopic(town: Town, play: Play, step: StepOf<'raise-topic'>): Promise<void> {
  const { page } = await town.phone(step.by)
  await page.locator(`nav.menu a[href="/console/matters"]`).tap()
  await page.locator(`a.card[href="/console/m/${play.matterId}"]`).tap()
  await link(page, '提议题').tap()
  for (const visited of step.fromVisits ?? [])
    await page
      .locator('label.pick')
      .filter({ has: page.locator(`[value="${idOf(play, 'visit', visited)}"]`) })
      .tap()
  await keepShot(page, 'burden-topic-visits')
  await button(page, `用这些需要（${step.fromVisits?.length ?? 0}户）`).tap()
  const title = page.getByRole('textbox', { name: '议题', exact: true })
  const background = page.getByRole('textbox', { name: /情况说明/ })
  await expect.poll(() => background.inputValue()).not.toBe('')
  await keepShot(page, 'burden-topic-stripped')
  const shown = `${await title.inputValue()} ${await background.inputValue()}`
  for (const { code } of play.voters) expect(shown).not.toContain(nameOf(play, code))
  await write(title, step.title)
  await write(background, step.background)
  await keepShot(page, 'burden-topic')
  await button(page, '提出议题').tap()
  await page.getByRole('heading', { name: /^议题（/ }).waitFor()
  const { topics } = (await readMatter(play)).matter.slices.topic
  remember(play, 'topic', step.key, topics.find((topic) => topic.title === step.title)?.id)
}

export async function declineTopic(town: Town, play: Play, step: StepOf<'decline-topic'>): Promise<void> {
  const { page } = await town.phoneAt(step.by, `/topic?topic=${idOf(play, 'topic', step.topic)}`)
  await page.getByText('不列入，答复理由').tap()
  await writeOrTap(page, page.getByRole('textbox', { name: '理由' }), step.reason)
  await keepShot(page, 'burden-decline')
  await button(page, '答复不列入').tap()
  await sendNow(page)
}

export async function convene(town: Town, play: Play, step: StepOf<'convene'>): Promise<void> {
  const { page } = await town.phone(step.by)
  if (step.refused !== undefined) {
    await followLine(page, `/topic?topic=${idOf(play, 'topic', step.topics[0] ?? '')}`)
    await link(page, '列入会议').tap()
    await page.locator(`[data-refusal=${step.refused}]`).waitFor()
    expect(await button(page, '召集会议').isDisabled()).toBe(true)
    await keepShot(page, 'burden-convene-refused')
    return
  }
  await followLine(page, '/convene')
  const held = momentOf(play, step.heldAt)
  const preview = page.locator('[data-preview=notice]')
  await preview.waitFor()
  // What stands there already is not tapped.
  const choose = async (name: string | RegExp) => {
    const radio = page.getByRole('radio', { name })
    if (!(await radio.isChecked())) await page.locator('label.chip').filter({ has: radio }).tap()
  }
  await choose(step.kind)
  await choose(new RegExp(`${Number(localDateOf(held).slice(8))}日`))
  await choose(localTimeOf(held))
  await writeOrTap(page, page.locator('#f-place'), step.place)
  for (const topic of step.topics)
    expect(await page.locator(`[name=topics][value="${idOf(play, 'topic', topic)}"]`).isChecked()).toBe(true)
  await chip(page, '微信群').tap()
  await page.locator('[data-preview=wechat]').waitFor()
  await keepShot(page, 'burden-convene')
  await button(page, '召集会议').tap()
  await link(page, '到会场（签到、表决）').waitFor()
  await keepShot(page, 'burden-convened')
}
