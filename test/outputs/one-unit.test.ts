import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Knock } from '../support/door.ts'
import { doorsAt } from '../support/door.ts'
import { linkFor, matterAt } from '../support/matter.ts'
import type { TestStack } from '../support/stack.ts'
import { testStack } from '../support/stack.ts'
import type { Village } from '../support/village.ts'
import { firstAdministrator, village } from '../support/village.ts'

let stack: TestStack
let knock: Knock
let home: Village

beforeAll(async () => {
  stack = await testStack()
  knock = doorsAt(stack.origin)
  const root = await firstAdministrator(stack)
  home = await village(stack, root, { code: '150926100201', name: '伊和背村' })
}, 60_000)

afterAll(() => stack?.close())

/** What a page or a paper says, without its tags. */
async function said(path: string, session?: string): Promise<string> {
  const heard = await knock({ method: 'GET', path, session })
  expect(heard.status, path).toBe(200)
  return heard.text.replaceAll(/<style.*?<\/style>|<[^>]*>/gs, '').replaceAll(/\s/g, '')
}

test('a vote by households is counted in households wherever it is told of', async () => {
  const open = await matterAt({ knock, village: home }, 'discuss', '修路')
  const link = await linkFor({ knock, village: home }, open.id, { act: 'vote', subject: open.pollId }, 'h01')
  expect(await said(link)).toContain('超过投票（不含弃权）户数的二分之一')

  const over = await matterAt({ knock, village: home }, 'act', '打井')
  const { session } = home.organizer
  const verdict = '“修”超过投票（不含弃权）户数的二分之一，通过。'
  const board = await said(`/b/${home.code}/m/${over.id}`)
  for (const words of [
    `应到11户，实到9户；“修”3户，“不修”0户，弃权0户；${verdict}`,
    '规则：得票最多的选项超过投票（不含弃权）户数的二分之一，才算通过。',
    '名单上11户，参加9户。',
  ])
    expect(board).toContain(words)
  for (const paper of ['minutes', 'outputs/result']) {
    const text = await said(`/api/matters/${over.id}/${paper}`, session)
    expect(text, paper).toContain(`应到11户，实到9户；${verdict}`)
    expect(text, paper).not.toMatch(/[应实]到\d+人/)
  }
})
