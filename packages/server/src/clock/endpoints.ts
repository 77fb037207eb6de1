import { z } from '@hono/zod-openapi'
import { endpoint } from '../endpoint.ts'

const programmeTime = z
  .object({ now: z.iso.datetime(), movable: z.boolean() })
  .openapi('ProgrammeTime')

const clockMove = programmeTime.extend({ timers: z.int(), effects: z.int() }).openapi('ClockMove')

/** The clock of the programme, which administrators of a demonstration move forward. */
export const clockEndpoints = [
  endpoint({
    method: 'get',
    path: '/api/clock',
    operation: 'programmeTime',
    tag: 'operation',
    summary: 'What time it is in the programme, and whether its clock can be moved',
    access: 'person',
    reply: { schema: programmeTime, description: 'The time' },
    refusals: [403],
    handle: ({ runtime, reader }) => runtime.programmeTime(reader),
  }),
  endpoint({
    method: 'post',
    path: '/api/clock',
    operation: 'moveClock',
    tag: 'operation',
    summary:
      'Moves the clock of a demonstration forward; every deadline in between acts at its time',
    access: 'person',
    body: z.object({ to: z.iso.datetime({ offset: true }) }).strict(),
    reply: { schema: clockMove, description: 'What happened on the way' },
    refusals: [403, 409, 422],
    handle: ({ runtime, reader, body }) => runtime.moveClock(reader, body.to),
  }),
]
