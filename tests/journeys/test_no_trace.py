"""What a visit leaves behind in the browser: nothing of what was answered or typed."""

from playwright.sync_api import expect


def test_the_flow_and_the_place_lookup_leave_no_trace(phone, site):
    sent = []
    phone.on(
        "request", lambda request: sent.append((request.method, request.url, request.headers.get("referer")))
    )
    phone.goto(f"{site}/niet-pluis/docent/")
    phone.get_by_role("link", name="Nee", exact=True).click()
    phone.get_by_role("link", name="Een plek of een groep").click()
    before = len(sent)
    phone.locator(".lookup .utrecht-textbox:visible").fill("Terschelling")
    phone.locator(".lookup .nl-button:visible").click()
    expect(phone.get_by_role("heading", name="Wie je belt in Terschelling")).to_be_visible()
    assert phone.context.cookies() == []
    assert phone.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert phone.evaluate("indexedDB.databases().then(found => found.length)") == 0
    assert phone.evaluate("caches.keys().then(keys => keys.length)") == 0
    assert not [url for _, url, _ in sent if "?" in url or "#" in url or "plek" in url]
    assert [method for method, _, _ in sent[before:]].count("POST") == 1


def test_snel_weg_works_without_a_script(phone, site):
    phone.goto(f"{site}/rollen/docent/")
    response = phone.request.get(f"{site}/weg/", max_redirects=0)
    assert response.status == 303
    assert response.headers["clear-site-data"] == '"cache", "storage"'
    assert response.headers["cache-control"].count("no-store")
    expect(phone.get_by_role("link", name="Snel weg")).to_have_attribute("href", "/weg/")
