/** Everyone who can act on a matter. Staff hold roles at places; the others come through a link, a public page or a timer. */
export const roles = ['administrator', 'organizer', 'helper', 'supervisor', 'villager', 'public', 'system'] as const
export type Role = (typeof roles)[number]

/** The roles a person can be given at a place. */
export const staffRoles = ['administrator', 'organizer', 'helper', 'supervisor'] as const satisfies readonly Role[]
export type StaffRole = (typeof staffRoles)[number]

/** One person of a village's roster, named by list and code (`households/h01`): no name, so that it can stand in keys. */
export interface Voter {
  readonly list: string
  readonly code: string
}

/**
 * Who acts, already authenticated, with the roles that hold at the matter's place. Minted at the edge only
 * (`functions/access`); commands never see a token.
 */
export type Actor =
  | { readonly kind: 'staff'; readonly id: string; readonly name: string; readonly roles: readonly StaffRole[] }
  | { readonly kind: 'villager'; readonly voter: Voter }
  | { readonly kind: 'public'; readonly place: string }
  | { readonly kind: 'system' }

export function rolesOf(actor: Actor): readonly Role[] {
  return actor.kind === 'staff' ? actor.roles : [actor.kind]
}

/** How an actor stands in the event record. A villager leaves no name there: the chain is kept for ever, the roster is not. */
export function signatureOf(actor: Actor): string {
  return actor.kind === 'staff' ? actor.id : actor.kind
}

/** Whether a role at one place holds at another: it holds there and everywhere below. `0` is the whole country. */
export function covers(rolePlace: string, place: string): boolean {
  return rolePlace === '0' || place.startsWith(rolePlace)
}
