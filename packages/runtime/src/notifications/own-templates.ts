import type { NotificationTemplate } from '@splot/definition'

/** Letters the service itself sends, by the id under which a programme may word them otherwise. */
export const ownTemplates: Readonly<Record<string, NotificationTemplate>> = {
  memberRemoved: {
    subject: {
      pl: 'Odebrano Ci dostęp do sprawy: {caseTitle}',
      en: 'You no longer take part in a case: {caseTitle}',
    },
    body: {
      pl: 'Dzień dobry,\n\nw sprawie „{caseTitle}” nie masz już roli: {role}. To, co zostało przez Ciebie złożone lub podpisane, pozostaje w sprawie. Twoje pozostałe sprawy: {link}',
      en: 'Hello,\n\nin the case "{caseTitle}" you no longer have the role: {role}. What you handed in or signed stays in the case. Your other cases: {link}',
    },
  },
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
