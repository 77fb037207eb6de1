import type { LabRequest } from './messages.ts'
import { createSimulationLab } from './simulation-lab.ts'

// Months in seconds, beside the page.
const lab = createSimulationLab({
  reply: (reply) => self.postMessage(reply, { transfer: [] }),
  pause: () => new Promise((resolve) => setTimeout(resolve, 0)),
})

self.addEventListener('message', ({ data }: MessageEvent<LabRequest>) => lab.take(data))
