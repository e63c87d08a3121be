import type { ComponentChildren } from 'preact'
import type { IconName } from './icon.tsx'
import { Icon } from './icon.tsx'

/** A line of a list of facts (`<ul class="notes">`), with the drawing of what it is about. */
export function Note({ icon, children }: { icon: IconName; children: ComponentChildren }) {
  return (
    <li>
      <Icon name={icon} />
      <span>{children}</span>
    </li>
  )
}
