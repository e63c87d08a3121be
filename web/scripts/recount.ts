import './polyfills.ts'
import './without-eval.ts'
import { recountOn } from '../recount/recount-on.ts'

recountOn(document)
