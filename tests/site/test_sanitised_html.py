import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curator.site.sanitised_html import sanitised
from tests.site.hostile_notes import HOSTILE
from tests.site.published import rendered, running

KEPT = {
    "highlighted code": '<div class="language-py highlight"><pre><span></span><code><span id="__span-0-1"><a id="__codelineno-0-1" name="__codelineno-0-1" href="#__codelineno-0-1"></a><span class="k">x</span></span></code></pre></div>',
    "a table": '<table><thead><tr><th style="text-align:right">a</th></tr></thead><tbody><tr><td style="text-align:right" colspan="2">b</td></tr></tbody></table>',
    "details": '<details class="note" open="open"><summary>a</summary><p>b</p></details>',
    "tabs": '<div class="tabbed-set tabbed-alternate" data-tabs="1:1"><input checked="checked" id="__tabbed_1_1" name="__tabbed_1" type="radio"><div class="tabbed-labels"><label for="__tabbed_1_1">a</label></div></div>',
    "a task": '<li class="task-list-item"><label class="task-list-control"><input type="checkbox" disabled="" checked=""><span class="task-list-indicator"></span></label> a</li>',
    "a footnote": '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>',
    "a permanent link": '<h2 id="a">a<a class="headerlink" href="#a" title="Permanent link">¶</a></h2>',
    "an icon": '<span class="twemoji"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M1 2"></path></svg></span>',
    "a graph": '<figure class="curator-graph"><svg viewBox="0 0 10 10" width="10" height="10" role="img" aria-label="x"><a href="../a/"><rect class="curator-box" x="1" y="2" width="3" height="4" rx="4" fill="none" stroke="currentColor"></rect><text x="1" y="2" text-anchor="middle">a</text></a></svg></figure>',
    "a button": '<button type="button" class="curator-copy" data-curator-source="../a.md">Copy</button>',
    "Material's attributes": '<nav data-md-level="1" role="navigation" aria-label="x" title="y" lang="en" dir="rtl" hidden="">a</nav>',
    "an anchor": '<a id="a"></a>',
    "small marks": '<abbr title="a">b</abbr><kbd>c</kbd><mark>d</mark><del>e</del><ins>f</ins>',
    "a film": '<video controls="" src="a.mp4"><source src="https://b.c/d.mp4" type="video/mp4"></video>',
    "links": '<a href="a/b.md?c#d">e</a><a href="https://f.g">h</a><a href="mailto:i@j.k">l</a>',
    "pictures": '<img alt="a" src="b.png" loading="lazy" width="1"><img src="data:image/png;base64,AAAA">',
}  # fmt: skip


@pytest.mark.parametrize("html", KEPT.values(), ids=KEPT)
def test_what_a_page_needs_stays(html: str) -> None:
    assert sanitised(html) == html


def _left(html: str) -> list[str]:
    """What could run of it: icons, graphs and buttons of ours cannot, our names are ours here, and of styles only the
    alignment of a table's cells is left.
    """
    ours = ("svg", "button", "title", "td style", "th style")
    return [one for one in running(html) if one not in ours and "curator-" not in one]


@pytest.mark.parametrize("note", HOSTILE.values(), ids=HOSTILE)
def test_nothing_runs_that_a_note_renders_to(note: str) -> None:
    assert _left(sanitised(rendered(note))) == []


@pytest.mark.parametrize("note", HOSTILE.values(), ids=HOSTILE)
def test_nothing_runs_of_raw_html(note: str) -> None:
    assert _left(sanitised(note)) == []


@pytest.mark.parametrize("note", HOSTILE.values(), ids=HOSTILE)
def test_twice_is_once(note: str) -> None:
    assert sanitised(sanitised(note)) == sanitised(note)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([*HOSTILE.values(), *KEPT.values(), "<svg>", "<a ", '"', "'", "<p>", "</svg>"]), max_size=6).map("".join))  # fmt: skip
def test_nothing_runs_however_it_is_put_together(html: str) -> None:
    assert _left(sanitised(html)) == []


def test_comments_go() -> None:
    assert sanitised("a<!-- b -->c") == "ac"


def test_a_link_to_a_script_loses_its_address() -> None:
    assert sanitised('<a href="java&#x09;script:alert(1)">x</a>') == "<a>x</a>"


def test_a_link_of_a_drawing_loses_its_address() -> None:
    assert (
        sanitised('<svg><a xlink:href="javascript:alert(1)">x</a></svg>') == "<svg><a>x</a></svg>"
    )


def test_scripts_go_with_their_text() -> None:
    assert sanitised("a<script>b</script>c") == "ac"


def test_an_element_does_not_pass_for_a_part_of_the_theme() -> None:
    assert sanitised('<div id="__config" data-md-component="search">x</div>') == "<div>x</div>"


def test_a_style_keeps_no_more_than_its_alignment() -> None:
    html = '<td style="text-align:right;background:url(//a.b/c)">x</td>'
    assert sanitised(f"<table><tbody><tr>{html}</tr></tbody></table>") == (
        '<table><tbody><tr><td style="text-align:right">x</td></tr></tbody></table>'
    )
