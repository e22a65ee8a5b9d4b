"""The remarks about words at the desk: a page of their own, and what the form shows of them."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.utils import get_latest_str
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button

from editorial.models import Editorial
from editorial.places import places_of
from editorial.remark_panel import labelled, show_remarks
from editorial.remarking import address_of_remarks, remark
from editorial.remarks import LONGEST_REMARK, Remark


class LinesField(forms.CharField):
    """Plain text, in which the end of a line is one letter, as a browser counts it."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class RemarkForm(forms.Form):
    """A new remark, and the field it is about."""

    place = forms.ChoiceField(
        label=_("Waarover"),
        required=False,
        error_messages={"invalid_choice": _("Dit veld is er niet meer. Kies waarover je opmerking gaat.")},
    )
    text = LinesField(
        label=_("Opmerking"),
        max_length=LONGEST_REMARK,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": _("Schrijf je opmerking."),
            "max_length": _("Maak je opmerking korter: %(limit_value)d tekens. Nu: %(show_value)d."),
        },
    )

    def __init__(self, *args: Any, places: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = list(places.items())  # type: ignore[attr-defined]


class RemarksView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """All remarks about some words, with a form for a new one. Neither a review nor a lock closes it."""

    model: Any = None  # the kind of words; the desk gives it
    index_url_name: str = ""
    edit_url_name: str = ""
    permission_required = "change"
    http_method_names = ("get", "head", "post", "options")
    form_class = RemarkForm
    page_title = _("Opmerkingen")
    template_name = "desk/remarks.html"

    @cached_property
    def words(self) -> Editorial:
        """What the remarks are about."""
        return get_object_or_404(self.model, pk=self.kwargs["pk"])

    @cached_property
    def remarks(self) -> list[Remark]:
        """All of them, the oldest first."""
        return list(Remark.objects.about(self.words).with_people())

    @cached_property
    def places(self) -> dict[str, str]:
        """Where in the newest version one can stand."""
        return places_of(self.words.get_latest_revision_as_object())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "resolve" in request.POST:
            self._named(request.POST["resolve"]).resolve(by=request.user)  # type: ignore[arg-type]
            messages.success(request, gettext("De opmerking is opgelost."))
        elif "reopen" in request.POST:
            self._named(request.POST["reopen"]).reopen(by=request.user)  # type: ignore[arg-type]
            messages.success(request, gettext("De opmerking staat weer open."))
        else:
            return super().post(request, *args, **kwargs)
        return redirect(address_of_remarks(self.words))

    def _named(self, key: str) -> Remark:
        found = next((one for one in self.remarks if str(one.pk) == key), None)
        if found is None:
            raise Http404
        return found

    def form_valid(self, form: RemarkForm) -> HttpResponse:
        remark(words=self.words, by=self.request.user, **form.cleaned_data)  # type: ignore[arg-type]
        messages.success(self.request, gettext("Je opmerking staat erbij."))
        return redirect(address_of_remarks(self.words))

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "places": self.places}

    def get_page_subtitle(self) -> str:
        return str(get_latest_str(self.words))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": capfirst(self.model._meta.verbose_name_plural)},
            {"url": self._edit_url(), "label": self.get_page_subtitle()},
            {"url": "", "label": self.page_title},
        ]

    def _edit_url(self) -> str:
        return reverse(self.edit_url_name, args=[self.words.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = labelled(self.remarks, self.places)
        return {
            **super().get_context_data(**kwargs),
            "words": self.get_page_subtitle(),
            "kind": self.model._meta.verbose_name,
            "edit_url": self._edit_url(),
            "open": [one for one in shown if not one["remark"].resolved_at],
            "resolved": [one for one in shown if one["remark"].resolved_at],
        }


class ShowsRemarks:
    """A form of words that shows which remarks wait, and leads to all of them."""

    def get_bound_panel(self, form: Any) -> Any:
        """The form, with at each field how many remarks wait there; one query for all of them."""
        bound = super().get_bound_panel(form)  # type: ignore[misc]
        show_remarks(bound, list(Remark.objects.about(form.instance).open().with_people()))
        return bound

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Beside the others. It opens apart, so that what was typed in the form stays."""
        url = address_of_remarks(self.object)  # type: ignore[attr-defined]
        button = Button(
            _("Opmerkingen"), url=url, icon_name="comment", priority=5, attrs={"target": "_blank"}
        )
        return [*super().header_more_buttons, button]  # type: ignore[misc]
