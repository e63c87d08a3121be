// Loads one bundle, or nothing, and says what this process has cost so far. CommonJS, as the bundles are.
const before = process.cpuUsage()
const began = performance.now()
const [, , file] = process.argv
if (file !== undefined) require(file)
const ms = performance.now() - began
const own = process.cpuUsage(before)
const whole = process.cpuUsage()
console.log(JSON.stringify({ ms, ownUs: own.user + own.system, wholeUs: whole.user + whole.system }))
process.exit(0)
