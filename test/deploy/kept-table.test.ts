import { expect, test } from 'vitest'
import { mustKeepTable } from '#infra/deploy/kept-table.ts'

const own = 'Cunyi-pilot-TablesMainBB1D2EBD-0AA3ACA0B8A10'
const copy = `${own}-20270301T080000Z`

test.each([
  ['nothing stands yet', {}, undefined],
  ['the stack’s own table stays', {}, own],
  ['the copy stays', { restoredTable: copy }, copy],
])('a deployment goes on where %s', (_what, context, now) => {
  expect(() => mustKeepTable({ stage: 'pilot', ...context }, now)).not.toThrow()
})

test.each([
  ['forgets the copy that is worked on', {}, copy],
  ['switches to a copy', { restoredTable: copy }, own],
  ['switches to another copy', { restoredTable: copy }, `${own}-latest-2027-03-01T08`],
])('a deployment that %s is stopped, with both names', (_what, context, now) => {
  expect(() => mustKeepTable({ stage: 'pilot', ...context }, now)).toThrow(now)
  expect(() => mustKeepTable({ stage: 'pilot', ...context }, now)).toThrow('--switch-table')
})
