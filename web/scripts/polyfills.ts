/** What our code uses and Chrome 67, the first that counts exactly, does not know yet; each named, so that nothing else comes along. */
import 'core-js/actual/array/flat-map.js'
import 'core-js/actual/array/to-sorted.js'
import 'core-js/actual/global-this.js'
import 'core-js/actual/object/from-entries.js'
