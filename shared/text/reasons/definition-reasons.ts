import type { Words } from '../../language.ts'

/** What can be wrong with the definition of a procedure. */
export const definitionReasons = {
  'unknown-block': { zh: '没有这种构件。', en: 'There is no such block.' },
  'unknown-stage': { zh: '没有这个环节。', en: 'There is no such stage.' },
  'unknown-act': { zh: '没有这种办理动作。', en: 'There is no such act.' },
  'unknown-role': { zh: '没有这种角色。', en: 'There is no such role.' },
  'nobody-can-leave': { zh: '到了这个环节就出不去了。', en: 'Nothing leads out of this stage.' },
  'nobody-can-reach': { zh: '没有办法走到这个环节。', en: 'Nothing leads to this stage.' },
  'end-has-moves': { zh: '终点环节不能再往下走。', en: 'A final stage has no way out.' },
} as const satisfies Record<string, Words>
