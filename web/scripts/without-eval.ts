import * as z from 'zod'

// zod writes itself code where it may. The policy of these pages lets none run, and browsers report every try.
z.config({ jitless: true })
