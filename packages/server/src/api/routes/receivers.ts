import { randomUUID } from 'node:crypto'
import type { TenantId } from '@ringwall/model'
import type { Delivery, Receiver } from '@ringwall/store/state'
import Type from 'typebox'
import { mintSigningSecret } from '../../lib/notify/index.ts'
import type { ApiContext } from '../context.ts'
import { notFound, Problem } from '../problem.ts'
import { addressed, changedAddress } from '../receiver-address.ts'
import { created, done, ok, principalOf, type Route, route } from '../route.ts'
import {
  DeliveryListBody,
  DeliveryListQuery,
  NewReceiverBody,
  ReceiverBody,
  ReceiverChangeBody,
  ReceiverListBody,
  ReceiverRequestBody,
  SecretBody,
  TestedBody,
} from '../schema/receiver.ts'

const Identified = Type.Object({ id: Type.String({ maxLength: 64 }) })

/** Who is told of findings. */
export function receiverRoutes({ state, notifier, now }: ApiContext): readonly Route[] {
  const { receivers, outbox } = state
  const known = async (tenant: TenantId, id: string): Promise<Receiver> => {
    const receiver = await receivers.find(tenant, id)
    if (receiver === undefined) throw notFound(`receiver ${id}`)
    return receiver
  }
  const view = async (receiver: Receiver) => {
    const { tenant, id } = receiver
    const { deliveries } = await outbox.list({ tenant, receiver: id, limit: 1, after: undefined })
    return printed(receiver, deliveries[0])
  }
  return [
    route({
      id: 'receivers.list',
      method: 'GET',
      path: '/api/v1/receivers',
      summary: 'Who is told of findings, and what was told last',
      permission: 'settings:admin',
      answers: { 200: ReceiverListBody },
      handle: async (call) => {
        const all = await receivers.list(principalOf(call).tenant)
        return ok({ receivers: await Promise.all(all.map(view)) })
      },
    }),
    route({
      id: 'receivers.create',
      method: 'POST',
      path: '/api/v1/receivers',
      summary: 'Tell somebody else of findings: by a signed webhook, in Slack or by e-mail',
      permission: 'settings:admin',
      body: ReceiverRequestBody,
      answers: { 201: NewReceiverBody },
      audited: true,
      handle: async (call) => {
        const { tenant } = principalOf(call)
        const { name, kind, url, email, perHour = DEFAULT_PER_HOUR } = call.body
        const id = randomUUID()
        const { destination, secrets } = addressed(kind, { url, email })
        const sealed = notifier.seal(secrets, { tenant, id })
        const base = { tenant, id, name: name.trim(), destination, isActive: true, perHour, createdAt: now() }
        await receivers.add({ ...base, secrets: sealed })
        const secret = secrets.kind === 'webhook' ? { secret: secrets.secret } : {}
        return created({ ...(await view(await known(tenant, id))), ...secret }, id)
      },
    }),
    route({
      id: 'receivers.change',
      method: 'PATCH',
      path: '/api/v1/receivers/:id',
      summary: 'Change a receiver; an address or a password that is left out stays',
      permission: 'settings:admin',
      params: Identified,
      body: ReceiverChangeBody,
      answers: { 200: ReceiverBody },
      audited: true,
      handle: async (call) => {
        const { tenant } = principalOf(call)
        const { id } = call.params
        const { name, url, email, isActive, perHour } = call.body
        const receiver = await known(tenant, id)
        const address =
          url === undefined && email === undefined ? undefined : changedAddress(receiver, notifier, { url, email })
        const change = {
          ...(name === undefined ? {} : { name: name.trim() }),
          ...(isActive === undefined ? {} : { isActive }),
          ...(perHour === undefined ? {} : { perHour }),
        }
        await receivers.change(tenant, id, { ...change, ...address })
        return { ...ok(await view(await known(tenant, id))), object: id }
      },
    }),
    route({
      id: 'receivers.remove',
      method: 'DELETE',
      path: '/api/v1/receivers/:id',
      summary: 'Remove a receiver, its subscriptions and what it was told',
      permission: 'settings:admin',
      params: Identified,
      answers: { 204: undefined },
      audited: true,
      handle: async (call) => {
        const { id } = call.params
        if (!(await receivers.remove(principalOf(call).tenant, id))) throw notFound(`receiver ${id}`)
        return done(id)
      },
    }),
    route({
      id: 'receivers.test',
      method: 'POST',
      path: '/api/v1/receivers/:id/test',
      summary: 'Send a receiver a message that says it is a try, and say what it answered',
      permission: 'settings:admin',
      params: Identified,
      answers: { 200: TestedBody },
      audited: true,
      handle: async (call) => {
        const { id } = call.params
        const { isDelivered, said } = await notifier.test(await known(principalOf(call).tenant, id))
        return { ...ok({ isDelivered, said }), object: id }
      },
    }),
    route({
      id: 'receivers.renew_secret',
      method: 'POST',
      path: '/api/v1/receivers/:id/secret',
      summary: 'Sign the messages of a webhook with another secret from now on',
      permission: 'settings:admin',
      params: Identified,
      answers: { 200: SecretBody },
      audited: true,
      handle: async (call) => {
        const { tenant } = principalOf(call)
        const { id } = call.params
        const secrets = notifier.open(await known(tenant, id))
        if (secrets?.kind !== 'webhook') throw new Problem(409, 'conflict', { detail: 'only a webhook has a secret' })
        const secret = mintSigningSecret()
        await receivers.change(tenant, id, { secrets: notifier.seal({ ...secrets, secret }, { tenant, id }) })
        return { ...ok({ secret }), object: id }
      },
    }),
    route({
      id: 'receivers.deliveries',
      method: 'GET',
      path: '/api/v1/receivers/:id/deliveries',
      summary: 'What a receiver was told, the newest first',
      permission: 'settings:admin',
      params: Identified,
      query: DeliveryListQuery,
      answers: { 200: DeliveryListBody },
      handle: async (call) => {
        const { tenant, id } = await known(principalOf(call).tenant, call.params.id)
        const { limit = 50, after } = call.query
        return ok(await outbox.list({ tenant, receiver: id, limit, after }))
      },
    }),
  ]
}

function printed({ id, name, destination, isActive, perHour, createdAt }: Receiver, latest: Delivery | undefined) {
  return { id, name, destination, isActive, perHour, createdAt, ...(latest === undefined ? {} : { latest }) }
}

const DEFAULT_PER_HOUR = 30
