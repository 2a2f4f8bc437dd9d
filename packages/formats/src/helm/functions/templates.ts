import { calling, type Func, NO_VALUE } from '../../lib/go-template/index.ts'

/** Functions that run other templates. */
export const TEMPLATES: Readonly<Record<string, Func>> = {
  include: calling(['string', 'any'], (caller, name, data) => caller.execute(name, data)),
  tpl: calling(['string', 'any'], (caller, text, data) => {
    const made = caller.executeText(text, data)
    return made.includes(NO_VALUE) ? made.replaceAll(NO_VALUE, '') : made
  }),
}
