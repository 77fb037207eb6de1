import type { NotificationTemplate } from '@splot/definition'

/** Letters the service itself sends, by the id under which a programme may word them otherwise. */
export const ownTemplates: Readonly<Record<string, NotificationTemplate>> = {
  signatureVoid: {
    subject: {
      pl: 'Podpis wygasł: {task}',
      en: 'Your signature is void: {task}',
    },
    body: {
      pl: 'Dzień dobry,\n\nw sprawie „{caseTitle}” zmieniono odpowiedzi po złożeniu przez Ciebie podpisu: {task}. Podpis wygasł. Przeczytaj odpowiedzi i podpisz je ponownie: {link}',
      en: 'Hello,\n\nin the case "{caseTitle}" answers were changed after you had signed them: {task}. Your signature is void. Read the answers and sign them again: {link}',
    },
  },
}
