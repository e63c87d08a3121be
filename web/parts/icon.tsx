import { iconPaths } from './icon-paths.ts'

export type IconName = keyof typeof iconPaths

/** What can be drawn. Each stands beside words that say the same, so it is hidden from those who listen. */
export const iconNames: readonly IconName[] = Object.keys(iconPaths).filter(isIconName)

export function isIconName(name: string): name is IconName {
  return Object.hasOwn(iconPaths, name)
}

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" data-icon={name} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={iconPaths[name]} />
    </svg>
  )
}
