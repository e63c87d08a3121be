import { twoNotices } from './two-notices.ts'

const clone = () => structuredClone<Record<string, unknown>>(twoNotices)

/** The same definition with one place in it changed; a path is written as the compiler writes it. */
export function changed(path: readonly (string | number)[], value: unknown): unknown {
  const definition = clone()
  let part: unknown = definition
  for (const key of path.slice(0, -1)) part = inside(part)[key]
  const last = path.at(-1)
  if (last === undefined) return value
  if (value === undefined) Reflect.deleteProperty(inside(part), last)
  else inside(part)[last] = value
  return definition
}

function inside(part: unknown): Record<string | number, unknown> {
  if (typeof part !== 'object' || part === null) throw new Error('the path of a case leads nowhere')
  // Arrays and objects are both indexed here; that is all the path needs.
  return part as Record<string | number, unknown>
}

const island = { id: 'island', title: { zh: '岛', en: 'Island' }, moves: [{ to: 'done', when: '${visit.count} > 0' }] }
const words = { zh: '死路', en: 'Dead end' }

interface Broken {
  readonly name: string
  readonly definition: unknown
  readonly field: string
  readonly reason: string
}

export const broken: readonly Broken[] = [
  {
    name: 'a stage nobody can leave',
    definition: changed(['stages', 1, 'moves'], []),
    field: 'stages[1].moves',
    reason: 'nobody-can-leave',
  },
  {
    name: 'a stage whose only way out is an act that cannot be done there',
    definition: changed(['stages', 1, 'moves'], [{ to: 'confirmed', by: 'close' }]),
    field: 'stages[1].moves',
    reason: 'nobody-can-leave',
  },
  {
    name: 'a stage nobody can reach',
    definition: changed(['stages', 4], island),
    field: 'stages[4]',
    reason: 'nobody-can-reach',
  },
  {
    name: 'a stage that only an act not allowed there would lead to',
    definition: changed(
      ['stages'],
      [
        ...twoNotices.stages.map((stage) =>
          stage.id === 'looked-at' ? { ...stage, moves: [...stage.moves, { to: 'island', by: 'close' }] } : stage,
        ),
        island,
      ],
    ),
    field: 'stages[4]',
    reason: 'nobody-can-reach',
  },
  {
    name: 'two stages that lead only to each other',
    definition: changed(
      ['stages'],
      [
        ...twoNotices.stages,
        { ...island, moves: [{ to: 'islet', when: '1 = 1' }] },
        { ...island, id: 'islet', moves: [{ to: 'island', when: '1 = 1' }] },
      ],
    ),
    field: 'stages[4]',
    reason: 'nobody-can-reach',
  },
  {
    name: 'an end that leads on',
    definition: changed(['stages', 3, 'moves'], [{ to: 'announced', when: '1 = 1' }]),
    field: 'stages[3].moves',
    reason: 'end-has-moves',
  },
  {
    name: 'two stages of one name',
    definition: changed(['stages', 1, 'id'], 'announced'),
    field: 'stages[1].id',
    reason: 'twice',
  },
  {
    name: 'an unknown block',
    definition: changed(['blocks', 2], 'lottery'),
    field: 'blocks[2]',
    reason: 'unknown-block',
  },
  {
    name: 'a role that does not exist',
    definition: changed(['roles', 0], 'mayor'),
    field: 'roles[0]',
    reason: 'unknown-role',
  },
  {
    name: 'an act for a role that does not exist',
    definition: changed(['acts', 'object', 'roles', 0], 'mayor'),
    field: 'acts.object.roles[0]',
    reason: 'unknown-role',
  },
  {
    name: 'an act for a role the procedure does not list',
    definition: changed(['acts', 'object', 'roles', 0], 'supervisor'),
    field: 'acts.object.roles[0]',
    reason: 'unknown-role',
  },
  {
    name: 'an unknown figure in a move',
    definition: changed(['stages', 1, 'moves', 0, 'when'], '${visit.kount} > 0'),
    field: 'stages[1].moves[0].when',
    reason: 'expression-unknown-name',
  },
  {
    name: 'a figure of a block the procedure does not use',
    definition: changed(['stages', 1, 'moves', 0, 'when'], '${poll.open} = 0'),
    field: 'stages[1].moves[0].when',
    reason: 'expression-unknown-name',
  },
  {
    name: 'a figure named like a part of every object',
    definition: changed(['stages', 1, 'moves', 0, 'when'], '${visit.constructor} = 0'),
    field: 'stages[1].moves[0].when',
    reason: 'expression-unknown-name',
  },
  {
    name: 'an unknown figure in a requirement',
    definition: changed(['acts', 'close', 'require', 1, 'that'], '${notice.angry} = 0'),
    field: 'acts.close.require[1].that',
    reason: 'expression-unknown-name',
  },
  {
    name: 'a condition that is no expression',
    definition: changed(['stages', 1, 'moves', 0, 'when'], '${visit.count} >'),
    field: 'stages[1].moves[0].when',
    reason: 'expression-unfinished',
  },
  {
    name: 'an act no block offers',
    definition: changed(['acts', 'fly'], { roles: ['organizer'], stages: ['announced'] }),
    field: 'acts.fly',
    reason: 'unknown-act',
  },
  {
    name: 'an act of a block the procedure does not use',
    definition: changed(['acts', 'raise-topic'], { roles: ['organizer'], stages: ['announced'] }),
    field: 'acts.raise-topic',
    reason: 'unknown-act',
  },
  {
    name: 'an act named like a part of every object',
    definition: changed(['acts', 'constructor'], { roles: ['organizer'], stages: ['announced'] }),
    field: 'acts.constructor',
    reason: 'unknown-act',
  },
  {
    name: 'a move by an unknown act',
    definition: changed(['stages', 2, 'moves', 0, 'by'], 'fly'),
    field: 'stages[2].moves[0].by',
    reason: 'unknown-act',
  },
  {
    name: 'a move by an act named like a part of every object',
    definition: changed(['stages', 2, 'moves', 0, 'by'], 'constructor'),
    field: 'stages[2].moves[0].by',
    reason: 'unknown-act',
  },
  {
    name: 'a move to an unknown stage',
    definition: changed(['stages', 2, 'moves', 0, 'to'], 'moon'),
    field: 'stages[2].moves[0].to',
    reason: 'unknown-stage',
  },
  {
    name: 'an act in an unknown stage',
    definition: changed(['acts', 'object', 'stages', 1], 'moon'),
    field: 'acts.object.stages[1]',
    reason: 'unknown-stage',
  },
  {
    name: 'a requirement that sends to an unknown stage',
    definition: changed(['acts', 'close', 'require', 0, 'sendTo'], 'moon'),
    field: 'acts.close.require[0].sendTo',
    reason: 'unknown-stage',
  },
  {
    name: 'a requirement with an unknown refusal',
    definition: changed(['acts', 'close', 'require', 0, 'else'], 'nope'),
    field: 'acts.close.require[0].else',
    reason: 'wrong-form',
  },
  {
    name: 'a move with neither act nor condition',
    definition: changed(['stages', 1, 'moves', 0], { to: 'confirmed' }),
    field: 'stages[1].moves[0].when',
    reason: 'missing',
  },
  {
    name: 'a misspelt key at the top',
    definition: changed(['stagess'], []),
    field: 'stagess',
    reason: 'unknown-field',
  },
  {
    name: 'a misspelt key of a stage',
    definition: changed(['stages', 3, 'ends'], true),
    field: 'stages[3].ends',
    reason: 'unknown-field',
  },
  {
    name: 'a misspelt key of a move',
    definition: changed(['stages', 1, 'moves', 0, 'whem'], '1 = 1'),
    field: 'stages[1].moves[0].whem',
    reason: 'unknown-field',
  },
  {
    name: 'a misspelt key of an act',
    definition: changed(['acts', 'close', 'requires'], []),
    field: 'acts.close.requires',
    reason: 'unknown-field',
  },
  {
    name: 'a misspelt key of a requirement',
    definition: changed(['acts', 'close', 'require', 0, 'otherwise'], 'invalid'),
    field: 'acts.close.require[0].otherwise',
    reason: 'unknown-field',
  },
  {
    name: 'a stage without a title',
    definition: changed(['stages', 0, 'title'], undefined),
    field: 'stages[0].title',
    reason: 'wrong-form',
  },
  {
    name: 'a title in one language only',
    definition: changed(['title', 'en'], undefined),
    field: 'title.en',
    reason: 'wrong-form',
  },
  {
    name: 'a dead end beside the way',
    definition: changed(
      ['stages'],
      [
        ...twoNotices.stages.map((stage) =>
          stage.id === 'announced'
            ? { ...stage, moves: [...stage.moves, { to: 'pit', when: '${visit.count} > 5' }] }
            : stage,
        ),
        { id: 'pit', title: words, moves: [] },
      ],
    ),
    field: 'stages[4].moves',
    reason: 'nobody-can-leave',
  },
]
