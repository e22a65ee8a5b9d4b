"""What was loaded last time, so that the next time people's changes can be told from ours."""

from django.db import models


class LoadedRow(models.Model):
    """The fingerprint of one row as the files last brought it."""

    table = models.CharField(max_length=50)
    key = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["table", "key"], name="loaded_row_once")]

    def __str__(self) -> str:
        return f"{self.table} {self.key}"
