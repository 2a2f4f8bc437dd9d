import {
  fieldMeantBy,
  fieldsOf,
  fieldsOfObject,
  type KnownFields,
  kindsWithFields,
} from '../../lib/known-fields/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'field-unknown',
  title: 'Object has a field that Kubernetes does not know',
  description:
    'Every field of an object must be one that its kind has, where it has it. A field that is misspelt or in the wrong place is refused, or dropped without a word: what it was to protect is not protected.',
  severity: 'medium',
  standard: undefined,
  references: ['https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation'],
  techniques: [],
  controls: [],
  maturity: 'experimental',
  falsePositives: [
    'Fields of releases later than 1.36.',
    'Fields that a build step reads and takes away before the object is applied.',
  ],
  remediation:
    'Correct the name or move the field to where it belongs. It has an effect from then on: see that it is the one that was meant.',
  translations: {
    'zh-Hans': {
      title: '对象含有 Kubernetes 不认识的字段',
      remediation: '更正字段名，或将其移到正确的位置。此后该字段才会生效：请确认这正是原本的意图。',
    },
  },
  kinds: kindsWithFields(),
  judge,
})

function judge(object: View): readonly Violation[] {
  const known = fieldsOfObject(object.at('apiVersion').string() ?? '', object.at('kind').string() ?? '')
  return known === undefined ? [] : unknownIn(object.raw, known, object.path)
}

/** Looks at plain values: what is of a wrong type is for those to tell who need it. */
function unknownIn(value: unknown, known: KnownFields, path: View['path']): readonly Violation[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => unknownIn(item, known, [...path, i]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([field, below]): readonly Violation[] => {
    const at = [...path, field]
    // What is below a misspelt `env` or `stringData` may be a secret that no rule can see.
    if (!known.has(field)) return [{ path: at, message: messageOf(field, known), edit: undefined, isSecret: 'value' }]
    const type = known.get(field)
    const fields = type === undefined ? undefined : fieldsOf(type)
    return fields === undefined ? [] : unknownIn(below, fields, at)
  })
}

function messageOf(field: string, known: KnownFields): string {
  const meant = fieldMeantBy(field, known)
  const shown = field.slice(0, MAX_SHOWN)
  return meant === undefined ? `${shown} is no field that is known here` : `${shown} is no field, ${meant} is`
}

const MAX_SHOWN = 60
