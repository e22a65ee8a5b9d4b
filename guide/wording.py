"""What is wrong with a flow, in words for an editor."""

from collections.abc import Mapping

from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from guide.changes import Changes, RoleChange
from guide.graph import Code, Flow, Problem, Question

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


def told(problem: Problem, roles: Mapping[str, str]) -> str:
    """The problem for who sees its place already, with the role by name."""
    words = str(WORDS[problem.code] % {"detail": roles.get(problem.detail, problem.detail)})
    if not problem.role:
        return words
    return gettext("%(words)s (voor: %(role)s)") % {
        "words": words,
        "role": roles.get(problem.role, problem.role),
    }


def names_of(flow: Flow) -> dict[str, str]:
    """What to call each node: its own words, shortened."""
    return {node.key: _short(node.text if isinstance(node, Question) else node.title) for node in flow.nodes}


def _short(text: str) -> str:
    return Truncator(text).chars(60) or gettext("(nog leeg)")


def located(problem: Problem, flow: Flow, roles: Mapping[str, str]) -> str:
    """The place by its words, and the problem, for a list of all problems."""
    place = names_of(flow).get(problem.node, gettext("Het geheel"))
    if problem.option is not None:
        number = gettext("antwoord %(number)s") % {"number": problem.option + 1}
        place = f"{place}, {number}"
    return f"{place}: {told(problem, roles)}"


def changes_in_words(changes: Changes, before: Flow, after: Flow, roles: Mapping[str, str]) -> list[str]:
    """What a change does, a sentence each; nothing when it does nothing."""
    names = {**names_of(before), **names_of(after), "": gettext("nergens")}
    told = [
        (_("Nieuw: %(name)s"), changes.added),
        (_("Weg: %(name)s"), changes.removed),
        (_("Andere woorden: %(name)s"), changes.reworded),
        (_("Andere mensen om te bellen, of in een andere volgorde: %(name)s"), changes.called_otherwise),
    ]
    sentences = [str(words % {"name": names[key]}) for words, keys in told for key in keys]
    for change in changes.roles:
        sentences += _for_role(change, roles.get(change.role, change.role), names)
    return sentences


def _for_role(change: RoleChange, role: str, names: Mapping[str, str]) -> list[str]:
    sentences = []
    if change.moved:
        number = len(change.moved)
        where = sorted({(path.before, path.after) for path in change.moved})
        ends = "; ".join(
            gettext("eerst '%(before)s', nu '%(after)s'")
            % {"before": names.get(old, old), "after": names.get(new, new)}
            for old, new in where
        )
        words = ngettext(
            "%(role)s: %(number)d pad eindigt nu ergens anders (%(ends)s).",
            "%(role)s: %(number)d paden eindigen nu ergens anders (%(ends)s).",
            number,
        )
        sentences.append(words % {"role": role, "number": number, "ends": ends})
    if change.new:
        words = ngettext("%(role)s: %(number)d nieuw pad.", "%(role)s: %(number)d nieuwe paden.", change.new)
        sentences.append(words % {"role": role, "number": change.new})
    if change.gone:
        words = ngettext(
            "%(role)s: %(number)d pad is weg.", "%(role)s: %(number)d paden zijn weg.", change.gone
        )
        sentences.append(words % {"role": role, "number": change.gone})
    return sentences
