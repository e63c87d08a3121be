import { baseStyle } from './base.ts'
import { boardStyle } from './board.ts'
import { facesStyle, formStyle } from './form.ts'
import { paperStyle } from './paper.ts'
import { receiptStyle } from './receipt.ts'

/**
 * The sheets of the kinds of pages: each carries only what it shows, for it comes over slow lines with every page.
 * `screen` has all but paper; `form` asks, `rating` asks with faces, `receipt` is kept, `told` only tells.
 */
export const looks = {
  screen: [baseStyle, formStyle, facesStyle, receiptStyle, boardStyle].join('\n'),
  form: [baseStyle, formStyle].join('\n'),
  rating: [baseStyle, formStyle, facesStyle].join('\n'),
  receipt: [baseStyle, receiptStyle].join('\n'),
  told: [baseStyle, boardStyle].join('\n'),
  plain: baseStyle,
  paper: paperStyle,
} as const

export type Look = keyof typeof looks
