"""Is the flow sound, and how large is it for each role?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from guide import graph
from guide.models import Guide
from guide.wording import in_words
from roles.models import Role

ROW = "{:<24}{:>10}{:>10}{:>8}{:>9}"


class Command(BaseCommand):
    help = "Tell how large the flow of each role is and what is wrong; exit status 1 when something is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--draft", action="store_true", help="the newest draft, not what visitors see")

    def handle(self, *args: Any, draft: bool, **options: Any) -> None:
        guides = (
            [guide.get_latest_revision_as_object() for guide in Guide.objects.all()]
            if draft
            else Guide.objects.live()
        )
        problems = [problem for guide in guides for problem in self._tell(guide)]
        if not guides:
            raise CommandError("There is no flow. Load one: manage.py load_content")
        if problems:
            raise CommandError("\n".join(map(in_words, problems)))
        self.stdout.write("Sound: every path ends at somebody to call.")

    def _tell(self, guide: Guide) -> list[graph.Problem]:
        """A line for each role; where it does not come to an end, without its paths."""
        problems = guide.problems()
        self.stdout.write(ROW.format(guide.name[:24], "questions", "outcomes", "paths", "longest"))
        for slug in Role.objects.live().values_list("slug", flat=True):
            seen = graph.for_role(guide.flow, slug)
            ways = ("-", "-") if problems else _ways(guide.flow, slug)
            self.stdout.write(ROW.format(slug, len(seen.questions), len(seen.outcomes), *ways))
        return problems


def _ways(flow: graph.Flow, role: str) -> tuple[int, int]:
    """How many paths a sound flow has for a role, and how many questions the longest asks."""
    return sum(1 for _ in graph.paths(flow, role)), graph.longest(flow, role)
