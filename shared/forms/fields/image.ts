import { accepted, isUnanswered, rejected } from './codec.ts'
import type { FieldCodec } from './codec.ts'
import { namesFrom } from './names.ts'

/** Ids are made on the phone; the photos themselves travel apart from the answers. */
const photoId = /^[A-Za-z0-9]{8,40}$/

export const imageCodec: FieldCodec = {
  takesAnswer: true,
  takesChoices: false,
  parameters: { maxPhotos: { least: 1, most: 20, usual: 9 } },
  decode(raw, setting) {
    if (isUnanswered(raw)) return accepted('')
    const ids = namesFrom(raw)
    if (!ids || ids.some((id) => !photoId.test(id))) return rejected('not-photos')
    const limit = setting.parameter('maxPhotos')
    return ids.length > limit ? rejected('too-many-photos', limit) : accepted(ids.length === 0 ? '' : ids)
  },
}
