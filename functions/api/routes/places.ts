import { covers } from '#shared/workflow/actor.ts'
import * as z from 'zod'
import { refusal } from '#shared/refusal.ts'
import { ok, refused } from '#shared/result.ts'
import { anId, line, localDate } from '#shared/workflow/fields.ts'
import { ancestorsOf, childrenOf, levelOf, levels, placeOf, placesOf, registerPlaces } from '../../store/places.ts'
import { administers } from '../access.ts'
import { divisionCode } from '../fields.ts'
import { route } from '../route.ts'

export const placeRoutes = [
  route({
    method: 'put',
    path: '/api/places',
    summary: { zh: '登记地名', en: 'Register places' },
    body: z.strictObject({
      commandId: anId,
      places: z
        .array(
          z.strictObject({
            code: divisionCode,
            name: line(40),
            level: z.enum(levels),
            /** Day of the list it comes from. A place is never replaced by one from an earlier day. */
            validFrom: z.exactOptional(localDate),
          }),
        )
        .min(1)
        .max(500)
        .refine((rows) => new Set(rows.map(({ code }) => code)).size === rows.length, 'code-twice'),
    }),
    run: async ({ world, who, body }) => {
      for (const [p, place] of body.places.entries()) {
        if (levelOf(place.code) !== place.level)
          return refused(refusal('invalid', { field: `places[${p}].level`, reason: 'code-of-other-level' }))
        if (!administers(who, place.code)) return refused(refusal('not-your-role', { field: `places[${p}].code` }))
      }
      const older = await registerPlaces(world, body.places)
      if (older === undefined) return ok({})
      return refused(refusal('invalid', { field: `places[${older}].validFrom`, reason: 'older-than-known' }))
    },
  }),
  route({
    method: 'get',
    path: '/api/places/{code}',
    summary: { zh: '查看地名', en: 'A place, what lies in it and around it' },
    run: async ({ world, who, params }) => {
      const code = divisionCode.safeParse(params['code'])
      if (!code.success) return refused(refusal('invalid', { field: 'code', reason: 'wrong-form' }))
      const related = who.roles.some((one) => covers(one.place, code.data) || one.place.startsWith(code.data))
      if (!related) return refused(refusal('not-your-village'))
      const place = await placeOf(world, code.data)
      if (place === undefined) return refused(refusal('not-found', { field: 'code' }))
      const [children, ancestors] = await Promise.all([
        childrenOf(world, code.data),
        placesOf(world, ancestorsOf(code.data)),
      ])
      return ok({ place, children, ancestors })
    },
  }),
]
