"""Words by which a path, a heading or a sentence says that it tells of the past."""

import re

_HISTORY_FILE = re.compile(
    r"""(?ix) (?:^|[/_.-])
    (?: change-?_?s?(?:log)?s? | history | news | releases? | release[-_]?notes? | what-?s?_?-?new
      | migrat\w* | upgrad\w* | deprecat\w* | adrs? | decisions? | rfcs? | proposals? | blog s? | posts | archived?s?
      | versioned_docs | roadmap | announc\w* | porting | breaking\w* | todo | designs? | old | legacy | updat(?:ing|e)
      | whats_new | postmortems? | retrospectives? | v?\d+(?:\.\d+)+ | v\d+ | from-v\d+ | contributors | credits | authors )
    (?=$|[/_.-])"""
)
_DATED = re.compile(r"(?:^|/)\d{4}-\d{2}(?:-\d{2})?[-_./]")
_HISTORY_HEADING = re.compile(
    r"""(?ix) \b(?: change\s?-?logs? | changes | what'?s\ new | release\ notes? | releases | history | migrat\w+ | upgrad\w+
      | deprecat\w+ | remov\w+ | breaking | legacy | obsolete | old | previously | former(?:ly)? | renam\w+ | archived?
      | (?:in|since|until|before|from)\ v?\d+(?:\.\d+)* | roadmap | prior\ art | alternatives\ considered | news )\b
    | ^\W*v?\d+\.\d+(?:\.\d+)*\b | \bversion\ \d | \bv\d+(?:\.\d+)*\b"""
)
_PAST = re.compile(
    r"""(?ix) \b(?: removed | removal | deleted | dropped | former(?:ly)? | previously | renam(?:e|ed|ing) | no\ longer
      | any\ ?more | used\ to | no\ more | deprecat\w+ | obsolet\w+ | gone | supersed\w+
      | replac(?:e|es|ed|ing|ement)s? | prior\ to | originally | historical(?:ly)? | in\ the\ past
      | discontinued | breaking | (?:previous|earlier|older|old|past)\ (?:versions?|releases?|apis?|behaviou?rs?|names?|syntax)
      | backport\w* | merged\ into | (?:has|have)\ been\ (?:added|changed|introduced)
      | (?:before|since|as\ of|starting\ (?:with|from|in)|in|from|until|to|<=?)\ (?:version\ )?v?\d+(?:\.\d+)+ | version\ \d
      | (?:before|since|until)\ (?:version\ )?v?\d | there\ (?:is|are)\ no | does(?:n't|\ not)\ (?:exist|provide|have)
      | (?:is|are)(?:n't|\ not)\ (?:available|supported) | moved\ (?:to|into|from|out) | migrat\w+ | upgrad\w+ | planned | todo
      | hypothetical )\b"""
)
_NOT_NOW = r"previous | earlier | older | old | legacy | instead\ of | rather\ than | was | were | had | became | extracted"
_NOT_NOW_BEFORE = re.compile(
    rf"(?ix) \b(?: {_NOT_NOW} )\b (?: [^\w,;:()]+ \w+ ){{0,2}} [^\w,;:()]* $"
)
_NOT_NOW_AFTER = re.compile(
    r"""(?ix) ^ [^\w,;:(]* (?: \w+ [^\w,;:()]+ ){0,2}
    (?: was | were | had | has\ been | have\ been | became | extracted | legacy )\b"""
)
_ANYWHERE = re.compile(rf"(?ix) \b(?: {_NOT_NOW} | (?:has|have)\ been )\b")


def is_history_path(path: str) -> bool:
    """A changelog, release notes, a migration guide, a dated post, a record of decisions."""
    return _HISTORY_FILE.search(path) is not None or _DATED.search(path) is not None


def is_history_heading(title: str) -> bool:
    return _HISTORY_HEADING.search(title) is not None


def is_past(text: str) -> bool:
    """Of a title, a comment, or what introduces code: whether any word of it tells of the past."""
    return is_all_past(text) or _ANYWHERE.search(text) is not None


def is_all_past(sentence: str) -> bool:
    """Whether a sentence tells of the past in such words that no name in it can be taken for one of now."""
    return _PAST.search(sentence) is not None


def is_past_beside(before: str, after: str) -> bool:
    """Whether words such as "was", "old" or "instead of" stand so near a name, in its clause, that they speak of it."""
    return _NOT_NOW_BEFORE.search(before) is not None or _NOT_NOW_AFTER.search(after) is not None
