import { deliberation } from '#shared/procedures/deliberation.ts'
import type { Figure } from './figure.ts'
import type { Stage } from './stage.ts'

/** Answered without the database, or by no deployment of villages: nothing to measure. */
const costsNothing = [
  '/api/docs',
  '/api/openapi.json',
  '/console',
  '/console/*',
  '/staff',
  '/style',
  '/favicon.ico',
  '/local/*',
  '/api/practice/clock',
  '/api/practice/settled',
]
const commandDoor = '/api/matters/:matterId/commands/:type'
/** Villagers do these with a form of their own, which is a door. */
const byForm = ['object', 'evaluate']

/** Doors that were never asked and commands of the deliberation that were never sent, by name. */
export function notMeasured(doors: Stage['doors'], asked: ReadonlySet<string>): Figure {
  const commands = Object.keys(deliberation.acts)
    .filter((act) => !byForm.includes(act))
    .map((act) => ({ name: act, pattern: pattern('POST', commandDoor.replace(':type', act)) }))
  const others = doors
    .filter(({ method, path }) => method !== 'ALL' && path !== commandDoor && !costsNothing.includes(path))
    .map(({ method, path }) => ({ name: `${method} ${path}`, pattern: pattern(method, path) }))
  const missing = [...commands, ...others]
    .filter((one) => ![...asked].some((request) => one.pattern.test(request)))
    .map(({ name }) => name)
  const names = [...new Set(missing)]
  return {
    name: 'doors and commands not measured',
    value: names.length,
    unit: '',
    ...(names.length === 0 ? {} : { note: `not measured: ${names.join(', ')}` }),
  }
}

const pattern = (method: string, path: string): RegExp =>
  new RegExp(`^${method} ${path.replaceAll('.', String.raw`\.`).replaceAll(/:\w+/g, '[^/]+')}$`)
