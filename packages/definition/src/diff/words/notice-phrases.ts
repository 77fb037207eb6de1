import type { LocalText } from '../../text.ts'

const phrase = (pl: string, en: string): LocalText => ({ pl, en })

/**
 * What participants are told, with places for the title of the part (`{title}`) and of its file
 * (`{file}`), for what it stands in (`{around}`), a setting (`{setting}`), its deadline (`{due}`) and
 * its values (`{was}`, `{is}`), and for what it holds of theirs (`{holds}`).
 */
export const noticePhrases = {
  'field.added': phrase(
    'W formularzu {file} jest nowe pytanie: {title}.',
    'The form {file} has a new question: {title}.',
  ),
  'field.addedRequired': phrase(
    'W formularzu {file} jest nowe pytanie, na które trzeba odpowiedzieć: {title}.',
    'The form {file} has a new question that must be answered: {title}.',
  ),
  'field.removed': phrase(
    'W formularzu {file} nie ma już pytania {title}.',
    'The form {file} no longer asks {title}.',
  ),
  'field.label': phrase(
    'W formularzu {file} pytanie {was} brzmi teraz {title}.',
    'In the form {file} the question {was} now reads {title}.',
  ),
  'field.required': phrase(
    'Na pytanie {title} w formularzu {file} trzeba teraz odpowiedzieć.',
    'In the form {file} the question {title} must now be answered.',
  ),
  'field.optional': phrase(
    'Na pytanie {title} w formularzu {file} nie trzeba już odpowiadać.',
    'In the form {file} the question {title} need no longer be answered.',
  ),
  'field.requiredWhen': phrase(
    'Na pytanie {title} w formularzu {file} trzeba odpowiedzieć w innych przypadkach niż dotąd.',
    'In the form {file} the question {title} must be answered in other cases than before.',
  ),
  'field.when': phrase(
    'Pytanie {title} w formularzu {file} pojawia się w innych przypadkach niż dotąd.',
    'In the form {file} the question {title} appears in other cases than before.',
  ),
  'field.limit': phrase(
    'Pytanie {title} w formularzu {file}, {setting}: było {was}, jest {is}.',
    'The question {title} in the form {file}, {setting}: was {was}, is {is}.',
  ),
  'rule.added': phrase(
    'Formularz {file} sprawdza teraz także: {title}.',
    'The form {file} now also checks: {title}.',
  ),
  'rule.removed': phrase(
    'Formularz {file} nie sprawdza już: {title}.',
    'The form {file} no longer checks: {title}.',
  ),
  'rule.changed': phrase(
    'W formularzu {file} zmieniła się zasada: {title}.',
    'In the form {file} a rule changed: {title}.',
  ),
  'item.added': phrase(
    'Na liście {file} można wybrać także: {title}.',
    'The list {file} offers one more choice: {title}.',
  ),
  'item.removed': phrase(
    'Na liście {file} nie można już wybrać: {title}.',
    'The list {file} no longer offers: {title}.',
  ),
  'item.label': phrase(
    'Na liście {file} pozycja {was} nazywa się teraz {title}.',
    'On the list {file} the choice {was} is now called {title}.',
  ),
  'timer.length': phrase(
    'Termin {title}: było {was}, jest {is}.',
    'Deadline {title}: was {was}, is {is}.',
  ),
  'timer.counted': phrase(
    'Termin {title} liczy się teraz inaczej niż dotąd.',
    'The deadline {title} is now counted in another way.',
  ),
  'timer.removed': phrase('Nie ma już terminu {title}.', 'There is no longer a deadline {title}.'),
  'parameter.value': phrase('{title}: było {was}, jest {is}.', '{title}: was {was}, is {is}.'),
  'state.added': phrase(
    'W sprawach {file} jest nowy etap: {title}.',
    'Cases of {file} have a new step: {title}.',
  ),
  'state.removed': phrase(
    'W sprawach {file} nie ma już etapu {title}.',
    'Cases of {file} no longer have the step {title}.',
  ),
  'state.title': phrase(
    'W sprawach {file} etap {was} nazywa się teraz {title}.',
    'In cases of {file} the step {was} is now called {title}.',
  ),
  'task.added': phrase(
    'Do zrobienia będzie: {title} (termin: {due}).',
    'You will have to do: {title} (deadline: {due}).',
  ),
  'task.offered': phrase(
    'Będzie można zrobić: {title} (termin: {due}).',
    'You will be able to do: {title} (deadline: {due}).',
  ),
  'task.removed': phrase('Nie będzie już: {title}.', 'There will no longer be: {title}.'),
  'task.due': phrase(
    'Termin na {title}: było {was}, jest {is}.',
    'Deadline of {title}: was {was}, is {is}.',
  ),
  'event.added': phrase(
    'W sprawach {file} można teraz: {title}.',
    'In cases of {file} you may now: {title}.',
  ),
  'event.removed': phrase(
    'W sprawach {file} nie można już: {title}.',
    'In cases of {file} you may no longer: {title}.',
  ),
  'decision.added': phrase(
    'O wyniku {around} decyduje teraz także: {title}.',
    'The result {around} now also depends on: {title}.',
  ),
  'decision.removed': phrase(
    'O wyniku {around} nie decyduje już: {title}.',
    'The result {around} no longer depends on: {title}.',
  ),
  'decision.changed': phrase(
    'Zmieniły się zasady wyniku {around}: {title}.',
    'The rules of the result {around} changed: {title}.',
  ),
  'document.added': phrase('Jest nowy dokument: {title}.', 'There is a new document: {title}.'),
  'document.removed': phrase(
    'Nie ma już dokumentu {title}.',
    'There is no longer a document {title}.',
  ),
  'document.text': phrase(
    'Zmieniła się treść dokumentu {file}.',
    'The wording of the document {file} changed.',
  ),
  'workflow.added': phrase('Nowy rodzaj spraw: {title}.', 'A new kind of case: {title}.'),
  'workflow.addedTasks': phrase(
    'Nowy rodzaj spraw: {title}. Do zrobienia jest w nich: {holds}.',
    'A new kind of case: {title}. What there is to do in them: {holds}.',
  ),
  'workflow.removedTasks': phrase(
    'Nie ma już spraw {title}. Nie trzeba już: {holds}.',
    'There are no more cases of {title}. You no longer have to do: {holds}.',
  ),
  'form.added': phrase(
    'Jest nowy formularz {title}. Pyta o: {holds}.',
    'There is a new form {title}. It asks for: {holds}.',
  ),
  'form.removed': phrase(
    'Nie wypełnia się już formularza {title}, który pytał o: {holds}.',
    'The form {title} is no longer filled in; it asked for: {holds}.',
  ),
  'workflow.removed': phrase('Nie ma już spraw {title}.', 'There are no more cases of {title}.'),
} as const satisfies Record<string, LocalText>

/** The name of a sentence for participants. */
export type NoticePhrase = keyof typeof noticePhrases
