export { fieldMeantBy, fieldsOf, fieldsOfObject, type KnownFields, kindsWithFields } from './known-fields.ts'
