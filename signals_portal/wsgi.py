"""The door for a WSGI server: `signals_portal.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "signals_portal.settings")
application = get_wsgi_application()
