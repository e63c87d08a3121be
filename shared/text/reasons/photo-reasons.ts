import type { Words } from '../../language.ts'

/** Why a photo is not taken. */
export const photoReasons = {
  'not-a-picture': { zh: '这个文件不是照片，或者已经损坏。', en: 'This file is no photo, or is damaged.' },
  'too-many-pixels': {
    zh: '照片的像素太多，请缩小后再传。',
    en: 'The photo has too many pixels; please make it smaller.',
  },
  'digest-differs': { zh: '照片没有传完整，请再传一次。', en: 'The photo did not arrive whole; please send it again.' },
  unsupported: { zh: '只收 JPEG、PNG、WebP 照片。', en: 'Photos are taken as JPEG, PNG or WebP only.' },
  erased: { zh: '已按本人要求删除。', en: 'This was deleted at the request of the person it is about.' },
} as const satisfies Record<string, Words>
