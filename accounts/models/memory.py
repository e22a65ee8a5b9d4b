"""What all processes of the site must remember together for a while, where there is no Redis."""

from django.db import models


class SharedMemory(models.Model):
    """The table of Django's cache in the database: how often somebody tried, and which code was used.

    Django reads and writes it by itself (CACHES in the settings); as a model it comes with the migrations.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "accounts_shared_memory"

    def __str__(self) -> str:
        return self.cache_key
