import type { ComponentChildren } from 'preact'
import type { IconName } from './icon.tsx'
import { Icon } from './icon.tsx'

export const statusKinds = ['good', 'warn', 'bad', 'calm', 'plain'] as const
export type StatusKind = (typeof statusKinds)[number]

const icons: Readonly<Record<StatusKind, IconName | undefined>> = {
  good: 'done',
  warn: 'clock',
  bad: 'late',
  calm: 'info',
  plain: undefined,
}

/** How something stands, in a few words; the colour and the drawing only help to find it. `icon` in place of its kind's own. */
export function Status(props: { kind: StatusKind; icon?: IconName; children: ComponentChildren }) {
  const icon = props.icon ?? icons[props.kind]
  return (
    <span class={`status ${props.kind}`}>
      {icon === undefined ? null : <Icon name={icon} />}
      <span>{props.children}</span>
    </span>
  )
}
