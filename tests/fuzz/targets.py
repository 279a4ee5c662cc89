"""Every target: a name -> what must hold of any bytes. A law that is broken is an `AssertionError`."""

from collections.abc import Callable, Mapping

from tests.fuzz import asked, bundles, growth, notes, pages, patterns, reports, stored

TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "front_matter": notes.front_matter,
    "markdown": notes.markdown,
    "link_fixes": notes.link_fixes,
    "new_links": notes.new_links,
    "snippet_fixes": notes.snippet_fixes,
    "code_link": patterns.code_link,
    "globs": patterns.globs,
    "codeowners": patterns.codeowners,
    "lock": stored.lock,
    "lock_entries": stored.lock_entries,
    "configuration": stored.configuration,
    "baseline": stored.baseline,
    "questions": stored.questions,
    "query": asked.query,
    "markdown_bundle": bundles.markdown_bundle,
    "xml_bundle": bundles.xml_bundle,
    "json_bundle": bundles.json_bundle,
    "github_annotations": reports.github_annotations,
    "github_page": reports.github_page,
    "gitlab_report": reports.gitlab_report,
    "sarif_log": reports.sarif_log,
    "json_report": reports.json_report,
    "terminal_lines": reports.terminal_lines,
    "terminal_blocks": reports.terminal_blocks,
    "safe_page": pages.safe_page,
    "growth": growth.growth,
}
