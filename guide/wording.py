"""What is wrong with a flow, in words for an editor."""

from django.utils.translation import gettext_lazy as _

from guide.graph import Code, Problem

WORDS = {
    Code.UNKNOWN_START: _("De eerste vraag bestaat niet."),
    Code.DUPLICATE_KEY: _("Deze sleutel komt twee keer voor."),
    Code.EMPTY: _("Hier ontbreekt een tekst (%(detail)s)."),
    Code.DANGLING: _("Dit antwoord leidt naar een vraag of advies dat niet bestaat: %(detail)s."),
    Code.UNKNOWN_ROLE: _("Deze rol bestaat niet: %(detail)s."),
    Code.UNKNOWN_CONTACT: _("Dit soort contact bestaat niet: %(detail)s."),
    Code.NO_FALLBACK: _("Bij dit advies is niet overal iemand te bellen."),
    Code.MELDCODE_STEP: _("De meldcode heeft geen stap %(detail)s."),
    Code.STRAY: _("Hier komt niemand."),
    Code.CYCLE: _("Dit antwoord leidt terug naar een eerdere vraag: %(detail)s."),
    Code.TOO_FEW_OPTIONS: _("Een vraag heeft minstens twee antwoorden; hier: %(detail)s."),
    Code.TOO_MANY_OPTIONS: _("Een vraag heeft hooguit zes antwoorden; hier: %(detail)s."),
    Code.SAME_LABEL: _("Dit antwoord staat er twee keer: %(detail)s."),
    Code.TOO_MANY_QUESTIONS: _("Dit is de zevende vraag op een rij; zes is genoeg."),
}


def in_words(problem: Problem) -> str:
    """The place and the problem, such as `wie, antwoord 2, rol docent: Dit antwoord leidt ...`."""
    place = [problem.node or _("het geheel")]
    if problem.option is not None:
        place.append(_("antwoord %(number)s") % {"number": problem.option + 1})
    if problem.role:
        place.append(_("rol %(role)s") % {"role": problem.role})
    return f"{', '.join(map(str, place))}: {WORDS[problem.code] % {'detail': problem.detail}}"
