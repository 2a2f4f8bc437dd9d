import { randomUUID } from 'node:crypto'
import type { Subscription } from '@ringwall/store/state'
import Type from 'typebox'
import type { ApiContext } from '../context.ts'
import { notFound } from '../problem.ts'
import { created, done, ok, principalOf, type Route, route } from '../route.ts'
import {
  SubscriptionBody,
  SubscriptionChangeBody,
  SubscriptionListBody,
  SubscriptionRequestBody,
} from '../schema/receiver.ts'

const Identified = Type.Object({ id: Type.String({ maxLength: 64 }) })

/** Of which findings a receiver is told, and how soon. */
export function subscriptionRoutes({ state, now }: ApiContext): readonly Route[] {
  const { receivers } = state
  return [
    route({
      id: 'subscriptions.list',
      method: 'GET',
      path: '/api/v1/subscriptions',
      summary: 'Of which findings who is told',
      permission: 'settings:admin',
      answers: { 200: SubscriptionListBody },
      handle: async (call) =>
        ok({ subscriptions: (await receivers.subscriptions(principalOf(call).tenant)).map(printed) }),
    }),
    route({
      id: 'subscriptions.create',
      method: 'POST',
      path: '/api/v1/subscriptions',
      summary: 'Tell a receiver of findings, at once or in a digest',
      permission: 'settings:admin',
      body: SubscriptionRequestBody,
      answers: { 201: SubscriptionBody },
      audited: true,
      handle: async (call) => {
        const { tenant } = principalOf(call)
        const { name, ...rest } = call.body
        const id = randomUUID()
        const subscription = { tenant, id, name: name.trim(), ...rest, isActive: true, createdAt: now() }
        await receivers.subscribe(subscription)
        return created(printed(subscription), id)
      },
    }),
    route({
      id: 'subscriptions.change',
      method: 'PATCH',
      path: '/api/v1/subscriptions/:id',
      summary: 'Change of which findings a receiver is told',
      permission: 'settings:admin',
      params: Identified,
      body: SubscriptionChangeBody,
      answers: { 200: SubscriptionBody },
      audited: true,
      handle: async (call) => {
        const { tenant } = principalOf(call)
        const { id } = call.params
        await receivers.changeSubscription(tenant, id, call.body)
        const changed = (await receivers.subscriptions(tenant)).find((each) => each.id === id)
        if (changed === undefined) throw notFound(`subscription ${id}`)
        return { ...ok(printed(changed)), object: id }
      },
    }),
    route({
      id: 'subscriptions.remove',
      method: 'DELETE',
      path: '/api/v1/subscriptions/:id',
      summary: 'Tell a receiver no more of these findings',
      permission: 'settings:admin',
      params: Identified,
      answers: { 204: undefined },
      audited: true,
      handle: async (call) => {
        const { id } = call.params
        if (!(await receivers.unsubscribe(principalOf(call).tenant, id))) throw notFound(`subscription ${id}`)
        return done(id)
      },
    }),
  ]
}

function printed({ tenant: _, ...subscription }: Subscription) {
  return subscription
}
