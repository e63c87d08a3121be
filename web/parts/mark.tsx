import { iconPaths } from './icon-paths.ts'

/** A tick in a ring above the words that say it is done. */
export function Mark() {
  return (
    <svg class="icon mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={iconPaths.done} />
    </svg>
  )
}
