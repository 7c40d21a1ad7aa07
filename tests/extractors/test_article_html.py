"""Pages: the article and nothing around it, its headline, address and date."""

import signal
from pathlib import Path
from time import process_time

import pytest
from articles import PROSE, one, page, refused, saved

from extractors import article_html
from extractors.article_html import read_page
from graph.model import PartialDate

NEWS = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Port talks | The Courier</title>
<meta property="og:title" content="Port talks end &amp; ships sail"><link rel="canonical" href="https://courier.example/w/port-talks.html">
<meta property="article:published_time" content="2022-05-04T09:30:00+03:00"><style>p{}</style></head><body>
<header><a href="/">The Courier</a></header><nav><ul><li>World</li></ul></nav>
<main><article><header><h1>Port talks end</h1></header>
<figure><img alt="x"><figcaption>Minister Ivan Kolev waves.</figcaption></figure>
<p>The minister, Ivan&nbsp;Kolev, met <a href="/r">Romania</a>&#8217;s
   envoy in <b>Var</b>na.<br>Nothing was signed.</p><script>var a = "<p>no</p>";</script>
<aside><p>Read also: Ferry strike</p></aside><form><p>Sign up for letters</p></form>
<ul><li>Coal<li>Steel</ul></article></main><footer><p>All rights reserved</p></footer></body></html>"""


def test_a_page_gives_its_article_and_nothing_around_it(tmp_path: Path) -> None:
    article = one(saved(tmp_path, "saved.html", NEWS))
    assert article.text == (
        "Port talks end\n\nThe minister, Ivan Kolev, met Romania’s envoy in Varna.\n"
        "Nothing was signed.\n\nCoal\n\nSteel"
    )
    assert article.document.title == "Port talks end & ships sail"
    assert article.document.url == article.document.uri == "https://courier.example/w/port-talks.html"
    assert article.document.published == "2022-05-04"
    assert article.document.id.startswith("doc:port-talks-")


def test_a_page_has_one_id_under_whatever_name_it_is_saved(tmp_path: Path) -> None:
    first, second = (one(saved(tmp_path, name, NEWS)) for name in ("a.html", "b/c.htm"))
    assert first.document == second.document


JSON_LD = '<script type="application/ld+json">'


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        (f'{JSON_LD}{{"@graph": [{{"datePublished": "2021-06-01T08:00Z"}}]}}</script>', "", "2021-06-01"),
        (f'{JSON_LD}{{broken</script><meta name="DC.date" content="2021-11">', "", "2021-11"),
        ("", '<time datetime="2020-02-03 10:00">yesterday</time>', "2020-02-03"),
        ('<meta name="date" content="March 3, 2019">', "", "2019-03-03"),
        ('<meta name="date" content="soon">', "", None),
    ],
)  # fmt: skip
def test_a_page_gives_its_date_at_its_precision(tmp_path: Path, head: str, body: str, published: str | None) -> None:
    article = one(saved(tmp_path, "p.html", page(head, f"{body}<p>{PROSE}")))
    assert article.document.published == published


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1252">', "windows-1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "windows-1252"),
        ("<meta charset=koi8-r>", "koi8-r"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ('<meta charset="utf-8">', "utf-8"),
    ],
)
def test_a_page_is_decoded_as_it_says(tmp_path: Path, head: str, encoding: str) -> None:
    name = "Юрий" if encoding == "koi8-r" else "José’s"
    path = saved(tmp_path, "p.html", page(head, f"<p>{name} envoy").encode(encoding.replace("-sig", "-sig")))
    assert one(path).text == f"{name} envoy"


def test_a_menu_in_a_plain_page_and_hidden_parts_are_left_out(tmp_path: Path) -> None:
    menu = "<div><ul><li><a>Home</a></li> <li><a>About</a></li></ul></div><p hidden>secret</p><div role=banner>Ad</div>"
    table = "<table><tr><th>Name</th><td>Ana</td></tr></table><ul><li>Ships, see <a>list</a></li></ul>"
    article = one(saved(tmp_path, "p.htm", page(body=menu + f"<p>{PROSE}" + table)))
    assert article.text == f"{PROSE.strip()}\n\nName\n\nAna\n\nShips, see list"


def test_a_page_inside_one_form_and_a_short_teaser_do_not_hide_the_text(tmp_path: Path) -> None:
    body = f"<form><article>Teaser</article><h1>Notice</h1>{f'<p>{PROSE}</p>' * 3}</form>"
    assert one(saved(tmp_path, "p.html", page(body=body))).text.count("Gustav Aitaro") == 3


def test_a_page_nested_without_end_is_read(tmp_path: Path) -> None:
    assert one(saved(tmp_path, "p.html", "<div>" * 20_000 + PROSE)).text == PROSE.strip()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (page(body="<nav>Home</nav><script>x</script>"), "is a page without text; save the article"),
        (page('<meta charset="klingon">'), "names the encoding 'klingon', which is not known"),
        (page('<meta charset="base64">'), "names the encoding 'base64', which is not known"),
        (page().encode() + b"<p>\xe9", "is not utf-8 (position 122); convert it"),
    ],
)
def test_a_page_that_cannot_be_read_is_refused(tmp_path: Path, content: str | bytes, message: str) -> None:
    assert message in refused(saved(tmp_path, "p.html", content))


@pytest.mark.parametrize("tag", ["<article>", "<main>", "<header>", "<ul><li><a>x</a>"])
def test_what_is_nested_thousands_deep_is_read_once(tag: str) -> None:
    started = process_time()
    read_page(f"<body>{tag * 5000}x".encode(), "the page")
    assert process_time() - started < 3


def test_a_page_of_very_many_elements_is_read_in_a_process_of_its_own(tmp_path: Path) -> None:
    path = saved(
        tmp_path, "p.html", page("<title>Talks</title><meta name=date content=2023-03>", "<p>Größe</p>" * 10_001)
    )
    article = one(path)
    assert (article.text, article.document.title) == ("\n\n".join(["Größe"] * 10_001), "Talks")
    assert article.document.published == "2023-03"
    assert isinstance(article.document.published, PartialDate)


def test_no_module_of_the_folder_it_runs_in_is_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('run')")
    monkeypatch.chdir(tmp_path)
    assert one(saved(tmp_path, "p.html", page(body="<p>x</p>" * 10_001))).text.count("x") == 10_001


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no clock of processor time to interrupt")
def test_a_page_that_the_parser_would_take_minutes_for_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(article_html, "_SECONDS", 1)
    path = saved(tmp_path, "p.html", "<div>" * 80_000 + PROSE)
    assert "p.html is a page that cannot be read within 1 s; save the text" in refused(path)
