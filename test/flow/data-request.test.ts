import { describe, expect, it, vi } from 'vitest'
import { DataRequests, erasureRefused } from '../support/data-request.ts'
import { allWhole, documentsOfCourse } from '../support/documents-made.ts'
import { prose } from '../support/prose.ts'

vi.setConfig({ testTimeout: 60_000 })

const subjects = ({ stage }: DataRequests, to: string) =>
  stage.mails.filter((mail) => mail.to === `${to}@example.org`).map(({ subject }) => subject)

describe('a request about personal data', () => {
  it('is numbered, told to both sides and answered within the month', async () => {
    const requests = await DataRequests.open()
    const { stage, anna, officer } = requests
    const id = await requests.file()
    expect((await requests.view(id)).number).toBe('001/DAN/2028')
    expect(subjects(requests, 'ida')).toEqual(['Nowe żądanie dotyczące danych: 001/DAN/2028'])
    expect(subjects(requests, 'anna')).toEqual(['Otrzymaliśmy żądanie nr 001/DAN/2028'])
    expect((await requests.view(id)).columns['dueOn']).toBe('2028-02-29')

    await requests.identify(id)
    await stage.to('2028-02-14T09:00:00Z')
    await requests.grant(id)
    const view = await stage.runtime.getCase(anna, id)
    expect(view.states.map((state) => state.id)).toEqual(['dataRequest.answered'])
    expect(view.columns['outcome']).toBe('granted')
    expect((await requests.view(id)).columns['answeredOn']).toBe('2028-02-14')
    expect(view.documents.map(({ template }) => template)).toEqual(['dataRequestAnswer'])
    expect(subjects(requests, 'anna').at(-1)).toBe('Odpowiedź na żądanie nr 001/DAN/2028')
    // the person takes the copy of the data from the answer
    const decided = view.submissions.find(({ task }) => task === 'decide')
    const { answers } = await stage.runtime.getSubmission(anna, decided!.id)
    const [copy] = answers['exportFile'] as string[]
    expect((await stage.runtime.openFile(anna, copy!)).file.name).toBe('plik.pdf')
    expect(await stage.states(officer, id)).toEqual(['dataRequest.answered'])
  })

  it('reminds the data officer before the month ends, and after', async () => {
    const requests = await DataRequests.open()
    await requests.file()
    const before = subjects(requests, 'ida').length
    await requests.stage.to('2028-02-26T09:00:00Z')
    expect(subjects(requests, 'ida').slice(before)).toEqual([
      expect.stringMatching(/^Przypomnienie: Odpowiedź na żądanie/),
      expect.stringMatching(/^Przypomnienie: Odpowiedź na żądanie/),
    ])
    await requests.stage.to('2028-03-02T09:00:00Z')
    expect(subjects(requests, 'ida').at(-1)).toBe('Po terminie: Odpowiedź na żądanie')
  })

  it('is extended once by two months, with notice and reason within the first month', async () => {
    const requests = await DataRequests.open()
    const { stage, anna, officer } = requests
    const id = await requests.file()
    await requests.identify(id)
    await stage.to('2028-02-28T09:00:00Z')
    await requests.extend(id)
    const { columns, documents, deadlines } = await requests.view(id)
    expect(columns['dueOn']).toBe('2028-05-02')
    expect(deadlines.map(({ dueAt }) => dueAt.slice(0, 10))).toEqual(['2028-05-02'])
    expect(documents.map(({ template }) => template)).toEqual(['dataRequestExtension'])
    expect(subjects(requests, 'anna').at(-1)).toBe('Przedłużenie terminu odpowiedzi: 001/DAN/2028')
    const { explanation } = await stage.runtime.getCase(anna, id)
    expect(explanation.reasons.at(-1)?.text.pl).toMatch(/^Termin odpowiedzi przedłużono/)
    await expect(stage.task(officer, id, 'extend')).rejects.toThrow()
    await stage.to('2028-05-02T09:00:00Z')
    await requests.decide(id, { outcome: 'notFound' })
    expect(await requests.states(id)).toEqual(['dataRequest.answered'])
    expect(await documentsOfCourse(stage, 'dataRequest')).toEqual(allWhole)
  })

  it('is not extended when the first month is over', async () => {
    const requests = await DataRequests.open()
    const id = await requests.file()
    await requests.identify(id)
    await requests.stage.to('2028-03-01T09:00:00Z')
    await expect(requests.extend(id)).rejects.toThrow('/extended form.rule.extensionInTime')
  })

  it('does not erase what must be kept, and says why', async () => {
    const requests = await DataRequests.open()
    const { stage, anna } = requests
    const id = await requests.file({ right: ['erasure'] })
    await requests.identify(id)
    await requests.decide(id, erasureRefused)
    const view = await stage.runtime.getCase(anna, id)
    expect(view.columns['outcome']).toBe('refused')
    const { text, values } = view.explanation.reasons.at(-1)!
    expect(text.pl).toMatch(/^Odmówiono usunięcia danych, które trzeba przechowywać z mocy prawa/)
    expect(values).toEqual({ 'answers.decide.legalGround': erasureRefused['legalGround'] })
  })

  it('is refused where identity is not confirmed', async () => {
    const requests = await DataRequests.open()
    const id = await requests.file()
    await requests.identify(id, { identityCheck: 'failed' })
    await expect(requests.grant(id)).rejects.toThrow('/outcome form.rule.identityConfirmed')
    await requests.decide(id, { outcome: 'refused', legalGround: prose(50) })
    expect(await requests.states(id)).toEqual(['dataRequest.answered'])
  })

  it('that came by letter is entered by the data officer, counted from its delivery and sent', async () => {
    const requests = await DataRequests.open()
    const { stage, officer } = requests
    const id = await requests.file({ right: ['rectification'] }, officer)
    expect(await requests.states(id)).toContain('dataRequest.identity')
    await requests.identify(id, { identityCheck: 'trustedSignature', receivedOn: '2028-01-20' })
    // 20 February 2028 is a Sunday
    expect((await requests.view(id)).columns['dueOn']).toBe('2028-02-21')
    await requests.grant(id)
    expect(await requests.states(id)).toContain('dataRequest.sending')
    await stage.submit(officer, id, 'send')
    expect(await requests.states(id)).toEqual(['dataRequest.answered'])
  })

  it('may be withdrawn by whoever filed it', async () => {
    const requests = await DataRequests.open()
    const id = await requests.file()
    await requests.stage.send(requests.anna, id, 'WITHDRAW')
    expect(await requests.states(id)).toEqual(['dataRequest.withdrawn'])
    expect(subjects(requests, 'ida').at(-1)).toBe('Żądanie wycofane 001/DAN/2028')
  })

  it('lapses when its draft is not filed for ninety days', async () => {
    const requests = await DataRequests.open()
    const { stage, anna } = requests
    const { id } = await stage.runtime.startCase(anna, { workflow: 'dataRequest' })
    await stage.to('2028-05-05T09:00:00Z')
    expect(await requests.states(id)).toEqual(['dataRequest.expired'])
  })

  it('is seen by nobody but the person and the data officer', async () => {
    const requests = await DataRequests.open()
    const { stage, anna, officer } = requests
    const id = await requests.file()
    const others = await Promise.all([
      stage.as('jan'),
      stage.staff.admin(),
      stage.staff.director(),
      stage.staff.coordinator(),
      stage.as('audyt', 'auditor'),
      stage.as('rafal', 'reportingOfficer'),
    ])
    for (const reader of [...others, null]) {
      await expect(stage.runtime.getCase(reader, id)).rejects.toThrow()
      if (!reader) continue
      const { items } = await stage.runtime.listCases(reader, { workflow: 'dataRequest' })
      expect(items).toEqual([])
    }
    for (const reader of [anna, officer])
      expect((await stage.runtime.getCase(reader, id)).id).toBe(id)
    // nobody is both the director and the data officer of one case
    await stage.runtime.setRoles(officer.person, ['director'])
    await expect(stage.runtime.getCase(officer, id)).rejects.toThrow()
  })
})
