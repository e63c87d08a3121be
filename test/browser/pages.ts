import type { Page } from 'playwright-core'
import type { Village } from './village.ts'
import { villageCode } from './matters.ts'
import { township } from './village.ts'

/** How to get to one page, or to a state of it. */
export interface Stop {
  readonly name: string
  readonly address: string
  /** What is done there, up to the state that is looked at. */
  act?(page: Page): Promise<void>
  /** A sheet for the printer is read on paper: there are no buttons to reach and nothing to enlarge. */
  readonly paper?: boolean
}

const send = async (page: Page) => {
  const arrived = page.waitForEvent('domcontentloaded')
  await page.locator('form button').last().click()
  await arrived
}

const rate = async (page: Page) => (await page.locator('label.pick').nth(1).click(), send(page))

/** The first screen of the form to raise a topic, up to the second. */
const describeTopic = async (page: Page) => {
  await page.locator('#title').fill('修村西小桥')
  await page.locator('#background').fill('桥面有洞，孩子上学要绕路。')
  await send(page)
}

/** Its first button sends; the others skip or go back. */
const sendWhole = async (page: Page) => {
  const arrived = page.waitForEvent('domcontentloaded')
  await page.locator('form button').first().click()
  await arrived
}

/** Every page of the product that is plain HTML, the staff's last: they want a cookie. */
export async function stopsOf(village: Village): Promise<Stop[]> {
  const { discussion, done, stack, link } = village
  const { named, secret, several, over, noticeId, matterId } = discussion
  const at = (path: string) => stack.origin + path
  const voted = await link('vote', secret, 'h09')
  const vote = (choices: string) =>
    fetch(voted, { method: 'POST', body: new URLSearchParams({ choices, confirm: 'yes' }) })
  await vote('k1')
  const [ballot, papers, closed, recused] = await Promise.all([
    link('vote', named, 'h10'),
    link('vote', several, 'h10'),
    link('vote', over, 'h10'),
    link('vote', named, 'h12'),
  ])
  const [object, objected] = await Promise.all([link('object', noticeId, 'h10'), link('object', noticeId, 'h11')])
  const evaluate = await link('evaluate', done.topicId, 'h10')
  const raise = at(`/raise/${villageCode}?matter=${matterId}`)
  return [
    { name: 'ballot', address: ballot },
    { name: 'ballot-secret', address: await link('vote', secret, 'h10') },
    { name: 'ballot-several', address: papers },
    { name: 'ballot-at-fault', address: papers, act: send },
    { name: 'check', address: ballot, act: async (page) => (await page.locator('label').first().click(), send(page)) },
    { name: 'receipt', address: voted },
    { name: 'poll-closed', address: closed },
    { name: 'recused', address: recused },
    { name: 'link-unknown', address: at('/v/nothing') },
    { name: 'hall', address: at(`/h/${villageCode}`) },
    {
      name: 'hall-at-fault',
      address: at(`/h/${villageCode}`),
      act: async (page) => (await page.locator('#digits').fill('1234 5678'), send(page)),
    },
    { name: 'raise', address: raise },
    {
      name: 'raise-at-fault',
      address: raise,
      act: async (page) => (await page.locator('#title').fill('  '), send(page)),
    },
    { name: 'raise-contact', address: raise, act: describeTopic },
    { name: 'follow', address: raise, act: async (page) => (await describeTopic(page), sendWhole(page)) },
    { name: 'objection', address: object },
    {
      name: 'objection-done',
      address: objected,
      act: async (page) => (await page.locator('#text').fill('单价贵了。'), send(page)),
    },
    { name: 'evaluation', address: evaluate },
    { name: 'evaluation-comment', address: evaluate, act: rate },
    { name: 'evaluation-done', address: evaluate, act: async (page) => (await rate(page), send(page)) },
    { name: 'places', address: at('/') },
    { name: 'places-within', address: at(`/p/${township}`) },
    { name: 'board', address: at(`/b/${villageCode}`) },
    { name: 'matter-discussed', address: at(`/b/${villageCode}/m/${matterId}`) },
    { name: 'matter-done', address: at(`/b/${villageCode}/m/${done.matterId}`) },
    { name: 'signed-out', address: at(`/staff/matters/${matterId}/minutes`) },
    { name: 'sign-in', address: await village.signInLink('supervisor') },
    { name: 'minutes', address: at(`/staff/matters/${matterId}/minutes`), paper: true },
    {
      name: 'health',
      address: await village.signInLink('admin'),
      // Signed in without the console, which is an app: its scripts are none of this page's.
      act: async (page) => {
        await page.context().request.post(page.url(), { form: { commandId: crypto.randomUUID() }, maxRedirects: 0 })
        await page.goto(at('/staff/health'))
      },
    },
  ]
}
