import type { Browser } from 'playwright-core'
import { openConsole } from '#test/browser/console.ts'
import { button, link, person, takePhotos, write } from '#test/browser/burden/hand.ts'
import { takePhone } from '#test/browser/phone.ts'
import { makeLinks } from '#test/walkthrough/links.ts'
import { idOf, nameOf, readMatter, remember, rowsIn } from '#test/walkthrough/stage.ts'
import type { JourneyVillage } from './journey-village.ts'

/** What runs on AWS's time is waited for as long. */
const patienceMs = 60_000

/** Signs in by a link, sees the day, records a visit with a photo, and sees the photo come back inspected. */
export async function recordVisit(browser: Browser, village: JourneyVillage): Promise<string> {
  const step = await village.upTo(({ do: what }) => what === 'visit')
  if (step.do !== 'visit') throw new Error('no visit')
  const { play } = village
  const { page, context, complaints } = await openConsole(browser, await village.signInLink(step.by))
  page.setDefaultTimeout(patienceMs)
  await page.getByRole('heading', { name: '我要办的' }).waitFor()
  await link(page, '记走访').first().tap()
  await page.getByText('从花名册选').tap()
  await person(page, step.household ?? '').tap()
  await write(page.getByLabel('想啥、盼啥、需要啥'), step.needs)
  await takePhotos(page, 1)
  await button(page, '记下来').tap()
  await page.getByText('已经送达。').waitFor()
  const [row] = rowsIn(await play.cast.as(step.by, 'GET', `/api/matters/${play.matterId}/visits`))
  remember(play, 'visit', step.key, String(row?.['id']))
  await page.goto(`${village.origin}/console/m/${play.matterId}`)
  const seen = await inspected(village, step.by, row)
  if (complaints.length > 0) throw new Error(complaints.join('\n'))
  await context.close()
  return seen
}

/** Until the photo of a visit has been looked at, and can be read at the address that is given out for it. */
async function inspected({ play }: JourneyVillage, by: string, row: Record<string, unknown> | undefined) {
  const id = /"photos":\["([^"]+)"/.exec(JSON.stringify(row))?.[1]
  if (id === undefined) throw new Error(`the visit holds no photo: ${JSON.stringify(row)}`)
  const until = Date.now() + patienceMs
  for (;;) {
    const answer = JSON.stringify(await play.cast.as(by, 'GET', `/api/photos/${id}`))
    const address = /"url":"([^"]+)"/.exec(answer)?.[1]
    if (address !== undefined) {
      const picture = await fetch(address)
      const type = picture.headers.get('content-type') ?? ''
      if (!picture.ok || !type.startsWith('image/')) throw new Error(`the photo answered ${picture.status} ${type}`)
      return `${(await picture.arrayBuffer()).byteLength} bytes of ${type} after inspection`
    }
    if (Date.now() > until) throw new Error(`the photo was not inspected: ${answer}`)
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

/** Opens the ballot of one voter without script, votes and reads the receipt; the others vote as the walkthrough does. */
export async function openBallot(browser: Browser, village: JourneyVillage): Promise<string> {
  const { play } = village
  const step = await village.upTo(({ do: what }) => what === 'vote')
  if (step.do !== 'vote') throw new Error('no vote')
  const [first, ...rest] = Object.entries(step.ballots)
  const [choice, [voter = '', ...others]] = first ?? ['', []]
  const subject = idOf(play, 'poll', step.poll)
  const found = (await makeLinks(play, { act: 'vote', subject, list: 'representatives' }, [voter])).get(voter)
  if (found === undefined) throw new Error(`no link for ${voter}`)
  const phone = await takePhone(browser)
  phone.page.setDefaultTimeout(patienceMs)
  await phone.open(found.href)
  await phone.tap(phone.page.locator('label').filter({ hasText: '同意' }).first())
  await phone.follow(button(phone.page, '下一步：核对'))
  await phone.follow(button(phone.page, '确定投票'))
  const receipt = await phone.page.locator('output[data-receipt]').innerText()
  if (!/^[2-9A-HJ-NP-Z]{10}$/.test(receipt)) throw new Error(`the receipt reads ${receipt}`)
  if ((await phone.cookies()).length > 0) throw new Error('a ballot page set a cookie')
  const strange = [...phone.origins].filter((origin) => origin !== village.origin)
  if (strange.length > 0) throw new Error(`the ballot asked ${strange.join(', ')}`)
  await phone.context.close()
  await village.act(play, { ...step, ballots: { [choice]: others, ...Object.fromEntries(rest) } })
  return `${nameOf(play, voter)} got a receipt of ${receipt.length} letters in ${phone.taps()} taps`
}

/** The poll is closed, and the matter's page on the board says how it ended. */
export async function readBoard(browser: Browser, village: JourneyVillage): Promise<string> {
  const { play } = village
  await village.upTo(({ do: what }) => what === 'expect')
  await play.clock.settled(play.matterId)
  const { page, context } = await takePhone(browser)
  page.setDefaultTimeout(patienceMs)
  await page.goto(`${village.origin}/b/${play.scenario.place.code}`)
  await page.locator(`a[href*="${play.matterId}"]`).first().click()
  const tally = await page.locator('.tally').first().innerText()
  if (!/156/.test(tally)) throw new Error(`the board says: ${tally}`)
  await context.close()
  return `the tally is there: ${tally.replaceAll(/\s+/g, ' ').slice(0, 60)}`
}

/** The township's supervisor signs in and finds the village on the desk. */
export async function seeDesk(browser: Browser, village: JourneyVillage): Promise<string> {
  const { play } = village
  const { page, context, complaints } = await openConsole(browser, await village.signInLink('town'), { width: 1280 })
  page.setDefaultTimeout(patienceMs)
  const { township } = play.scenario.place
  await page.getByRole('heading', { name: `${township}督办` }).waitFor()
  const desk = page.locator('.desk')
  await desk.locator('h2').first().waitFor()
  const sections = await desk.locator('h2').allInnerTexts()
  const { matter } = await readMatter(play)
  await page.getByText(play.scenario.place.name).first().waitFor()
  if (complaints.length > 0) throw new Error(complaints.join('\n'))
  await context.close()
  return `${sections.map((text) => text.replaceAll(/\s+/g, '')).join(', ')}; the matter is at ${matter.stage}`
}
