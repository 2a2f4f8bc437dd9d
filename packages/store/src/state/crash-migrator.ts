// Opens a store, and so migrates it, with a thread that dies at a statement. Its own tool: killed-migration.test.ts starts it.
import { openState } from './index.ts'

const [path = ''] = process.argv.slice(2)
const state = await openState({ path, now: 2, entry: new URL('./crash-thread.ts', import.meta.url) })
await state.close()
