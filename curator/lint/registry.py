"""Every rule, in the order of their codes. A rule is a file in `rules/` and a row here."""

from curator.lint.rule import Rule
from curator.lint.rules import (
    broken_note_link,
    changed_body,
    changed_docs,
    changed_signature,
    duplicate_note_id,
    empty_code_glob,
    invalid_front_matter,
    invalid_lock,
    line_range_link,
    line_range_outside_file,
    missing_code_path,
    missing_heading,
    missing_symbol,
    moved_target,
    undecided_freshness,
    unknown_front_matter_key,
    unverified_link,
)

RULES: tuple[Rule, ...] = (
    invalid_front_matter.RULE,
    unknown_front_matter_key.RULE,
    duplicate_note_id.RULE,
    unverified_link.RULE,
    invalid_lock.RULE,
    missing_code_path.RULE,
    empty_code_glob.RULE,
    missing_symbol.RULE,
    line_range_outside_file.RULE,
    broken_note_link.RULE,
    missing_heading.RULE,
    line_range_link.RULE,
    moved_target.RULE,
    changed_signature.RULE,
    changed_body.RULE,
    changed_docs.RULE,
    undecided_freshness.RULE,
)
