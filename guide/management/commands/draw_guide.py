"""The flow of a role as a drawing that a browser shows and prints."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from guide.drawing import draw
from guide.models import Guide
from guide.wording import in_words
from roles.models import Role


class Command(BaseCommand):
    help = "Draw the questions and advice of a role, as SVG; what is wrong is marked, and told beside it."

    def add_arguments(self, parser: CommandParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--role", help="the role to draw the flow of, such as docent")
        which.add_argument(
            "--all", dest="folder", type=Path, metavar="DIR", help="draw every role, in files there"
        )
        parser.add_argument("--output", type=Path, metavar="FILE", help="write here, not to the screen")
        parser.add_argument("--draft", action="store_true", help="the newest draft, not what visitors see")

    def handle(
        self,
        *args: Any,
        role: str | None,
        folder: Path | None,
        output: Path | None,
        draft: bool,
        **options: Any,
    ) -> None:
        if folder and output:
            raise CommandError("--all writes a file for each role; --output is for one.")
        guide = (Guide.objects.all() if draft else Guide.objects.live()).first()
        if guide is None:
            raise CommandError("There is no flow. Load one: manage.py load_content")
        guide = guide.get_latest_revision_as_object() if draft else guide
        roles = {role.slug: role for role in Role.objects.live()}
        if role and role not in roles:
            raise CommandError(f"There is no role {role}. There are: {', '.join(roles)}")
        for slug in [role] if role else roles:
            svg = self._drawn(guide, roles[slug], draft=draft)
            file = folder / f"{slug}.svg" if folder else output
            if file:
                _write(file, svg)
            else:
                self.stdout.write(svg)

    def _drawn(self, guide: Guide, role: Role, *, draft: bool) -> str:
        """The file; what is wrong for this role is told on the side, with the number that marks it there."""
        problems = guide.problems()
        for number, problem in enumerate(problems, 1):
            if problem.role in ("", role.slug):
                self.stderr.write(f"{role.slug} {number}. {in_words(problem)}")
        heading = _("%(role)s: van vraag naar advies") % {"role": role.name}
        context = {
            "drawing": draw(guide.flow, role.slug, problems),
            "name": role.name,
            "heading": f"{heading} ({_('concept')})" if draft else heading,
        }
        return render_to_string("guide/drawing_file.svg", context).strip()


def _write(file: Path, svg: str) -> None:
    """Write the file, and the folder it stands in. Raises CommandError where that may not be."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{svg}\n", encoding="utf-8")
    except OSError as error:
        raise CommandError(f"Cannot write {file}: {error.strerror}") from error
