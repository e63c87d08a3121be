import { useEffect, useState } from 'preact/hooks'
import * as z from 'zod'
import type { Named } from '#shared/views/strip-household.ts'
import { useConsole } from './console.tsx'
import type { Keep } from './keep.ts'
import { line } from './line.ts'
import { useRoster } from './matter.ts'

const membersAnswer = z.object({ members: z.array(z.object({ code: z.string(), name: z.string() })) })

/** More lists than a village has. */
const listsAtMost = 8

/** Members of the longest list: where there are several, that one is of the households. */
export function useHouseholds(village: string | undefined): readonly Named[] {
  const lists = useRoster(village).value?.lists ?? []
  const longest = lists.reduce<(typeof lists)[number] | undefined>(
    (found, list) => (found === undefined || list.count > found.count ? list : found),
    undefined,
  )
  return useRoster(longest === undefined ? undefined : village, longest?.list).value?.members ?? []
}

/** Everybody on any list of a village; undefined while they are read, `complete` is false where a list is not on the phone. */
export function useVillagers(village: string | undefined): { people: readonly Named[]; complete: boolean } | undefined {
  const { keep } = useConsole()
  const { seen } = useRoster(village)
  const [found, setFound] = useState<{ people: readonly Named[]; complete: boolean }>()
  const names = seen.is === 'here' ? seen.value.lists.map(({ list }) => list).join('/') : undefined
  useEffect(() => {
    if (village === undefined || names === undefined) return undefined
    let left = false
    const wanted = names
      .split('/')
      .filter((name) => name !== '')
      .slice(0, listsAtMost)
    void Promise.all(wanted.map((list) => membersOf(keep, village, list))).then((lists) => {
      if (left) return
      setFound({ people: lists.flatMap((list) => list ?? []), complete: lists.every((list) => list !== undefined) })
    })
    return () => {
      left = true
    }
  }, [village, names])
  if (seen.is === 'refused' || seen.is === 'unreachable') return { people: [], complete: false }
  return found
}

async function membersOf(keep: Keep, village: string, list: string): Promise<readonly Named[] | undefined> {
  const path = `/api/villages/${village}/roster?list=${encodeURIComponent(list)}`
  const heard = await line.ask({ method: 'GET', path }, membersAnswer)
  if (heard.is === 'done') return heard.value.members
  const kept = membersAnswer.safeParse((await keep.views.get(path))?.value)
  return kept.success ? kept.data.members : undefined
}
