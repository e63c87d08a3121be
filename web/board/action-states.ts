/** What the board calls the states of a promise. */
export const actionStates = {
  open: 'actionOpen',
  submitted: 'actionSubmitted',
  returned: 'actionReturned',
  accepted: 'actionAccepted',
} as const
