/** Limits of an uploaded table: the largest village of the five counties has under 20,000 people. */
export const mostBytes = 5 * 1024 * 1024
export const mostRows = 20_000
export const mostColumns = 50
// No roster cell is longer than 60 characters; what is left still shows that it is too long.
export const mostCharacters = 1001
