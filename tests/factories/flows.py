"""Small flows for tests, said in a line each."""

from dataclasses import replace

from guide.graph import (
    Flow,
    Option,
    Outcome,
    Question,
    problems,
)

KINDS = {"veilig_thuis": True, "police": True, "aandachtsfunctionaris-gemeente": False}


def ask(key, *options, text="Vraag?"):
    return Question(key, text, options=options)


def to(key, label="", **limits):
    return Option(label or f"Naar {key}", key, **{name: frozenset(roles) for name, roles in limits.items()})


def advise(key, *contacts, **changes):
    return replace(Outcome(key, "Bel", ("Bel nu",), (), contacts or ("veilig_thuis",)), **changes)


def flow_of(*nodes):
    questions = tuple(node for node in nodes if isinstance(node, Question))
    return Flow(questions[0].key, questions, tuple(node for node in nodes if isinstance(node, Outcome)))


def row_of_questions(number, *, last="bel"):
    """So many questions after each other, each with a way out."""
    keys = [f"vraag-{n}" for n in range(1, number + 1)]
    rows = zip(keys, [*keys[1:], last], strict=True)
    return flow_of(
        *(ask(key, to(onward, "Verder"), to("bel", "Klaar")) for key, onward in rows), advise("bel")
    )


SMALL = flow_of(
    ask("gevaar", to("112"), to("wie")),
    ask(
        "wie", to("kind"), to("volwassene"), to("bureau", roles={"politie"}), to("zelf", excluded={"politie"})
    ),
    ask("kind", to("thuis"), to("volwassene")),
    *map(advise, ["112", "volwassene", "bureau", "zelf", "thuis"]),
)


def found(flow, *roles):
    return problems(flow, roles=roles or ["docent", "politie"], kinds=KINDS)
