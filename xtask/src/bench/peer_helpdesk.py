"""django-helpdesk as a peer: a project of its own in the folder given, so many tickets, two workers of gunicorn.

Prints one line of JSON with port, cookie and pages, and serves until its input ends.
"""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

FOLDER, TICKETS = sys.argv[1], int(sys.argv[2])
SETTINGS = f"""
SECRET_KEY = "measured on this machine only"
ALLOWED_HOSTS = ["localhost"]
INSTALLED_APPS = ["django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
    "django.contrib.messages", "django.contrib.sites", "django.contrib.humanize", "django.contrib.staticfiles",
    "rest_framework", "helpdesk"]
MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware", "django.contrib.messages.middleware.MessageMiddleware"]
TEMPLATES = [dict(BACKEND="django.template.backends.django.DjangoTemplates", APP_DIRS=True, OPTIONS=dict(context_processors=[
    "django.template.context_processors.debug", "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth", "django.contrib.messages.context_processors.messages"]))]
ROOT_URLCONF, SITE_ID, USE_TZ, STATIC_URL = "peer_urls", 1, True, "/static/"
DATABASES = dict(default=dict(ENGINE="django.db.backends.sqlite3", NAME={os.path.join(FOLDER, "peer.sqlite3")!r}))
HELPDESK_TEAMS_MODE_ENABLED = False
HELPDESK_TEAMS_MODEL = "auth.Group"
HELPDESK_TEAMS_MIGRATION_DEPENDENCIES = []
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
"""
URLS = """
from django.contrib import admin
from django.urls import include, path
urlpatterns = [path("admin/", admin.site.urls), path("", include("helpdesk.urls", namespace="helpdesk"))]
"""


def project():
    for name, text in (("peer_settings.py", SETTINGS), ("peer_urls.py", URLS)):
        with open(os.path.join(FOLDER, name), "w", encoding="utf-8") as file:
            file.write(text)
    sys.path.insert(0, FOLDER)
    os.environ["DJANGO_SETTINGS_MODULE"] = "peer_settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def fill():
    """Tickets of one queue in every state, and somebody who is signed in; returns the session's key."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.auth.models import User
    from django.contrib.sessions.backends.db import SessionStore
    from helpdesk.models import Queue, Ticket

    agent = User.objects.create_superuser("agent", "agent@example.org", "measured")
    queue = Queue.objects.create(title="Service", slug="service")
    states = [Ticket.OPEN_STATUS, Ticket.REOPENED_STATUS, Ticket.RESOLVED_STATUS, Ticket.CLOSED_STATUS]
    Ticket.objects.bulk_create(
        Ticket(title=f"Question {number}", queue=queue, status=states[number % 4], priority=number % 5 + 1,
               submitter_email=f"person{number}@example.org", description="What does it cost me?",
               assigned_to=agent if number % 3 else None)
        for number in range(TICKETS)
    )
    session = SessionStore()
    session[SESSION_KEY] = str(agent.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = agent.get_session_auth_hash()
    session.create()
    return session.session_key


def rows():
    """Where the list gets its rows: the first 25 of an empty search."""
    from helpdesk.query import query_to_base64

    search = query_to_base64({"filtering": {}, "filtering_null": {}, "sorting": "created", "sortreverse": False, "search_string": ""})
    return f"/datatables_ticket_list/{search}?draw=1&start=0&length=25&order[0][column]=0&order[0][dir]=asc&search[value]="


def wait(url, cookie):
    """Asks until it is answered; an answer that is an error ends everything."""
    for _ in range(200):
        try:
            urllib.request.urlopen(urllib.request.Request(url, headers={"Cookie": cookie}), timeout=30).read()
            return
        except urllib.error.HTTPError:
            raise
        except OSError:
            time.sleep(0.1)


def main():
    project()
    key = fill()
    pages = {"dashboard": "/dashboard/", "list, page": "/tickets/", "list, rows": rows()}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = ["-m", "gunicorn", "--workers", "2", "--bind", f"127.0.0.1:{port}", "--log-level", "error", "--keep-alive", "30",
                 "--worker-class", "gthread", "--threads", "16", "django.core.wsgi:get_wsgi_application()"]
    server = subprocess.Popen([sys.executable, *arguments], cwd=FOLDER, env={**os.environ, "PYTHONPATH": FOLDER})
    try:
        cookie = f"sessionid={key}"
        for path in pages.values():
            wait(f"http://localhost:{port}{path}", cookie)
        print(json.dumps({"port": port, "cookie": cookie, "pages": pages}), flush=True)
        sys.stdin.read()
    finally:
        server.terminate()
        server.wait()


main()
