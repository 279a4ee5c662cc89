"""Text -> the keys and tokens that a service marks as its own, with a prefix that nothing else has.

Each row of the table is a literal prefix and what follows it. So that a text without the prefix need not be searched, and
so that no row takes longer than the text is long: what follows is bounded, and never gives back what it took.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from curator.parsers.placeholders import is_published, is_worn

_BEFORE = r"(?:(?<![A-Za-z0-9])|(?<=\\[nrt]))"
"""No part of a longer word; what `\\n` ends is a line in a string."""
_WORD = "[A-Za-z0-9]"
_DASHED = "[A-Za-z0-9_-]"
_HEX = "[0-9a-f]"
_JWT = rf"{_DASHED}{{8,4096}}+\.eyJ{_DASHED}{{8,16384}}+\.{_DASHED}{{16,2048}}+"


@dataclass(frozen=True, slots=True)
class Row:
    kind: str
    prefixes: tuple[str, ...]
    rest: str
    """A regular expression of what follows the prefix; its repetitions are bounded and possessive."""

    @property
    def pattern(self) -> re.Pattern[str]:
        heads = "|".join(map(re.escape, self.prefixes))
        return re.compile(f"{_BEFORE}(?:{heads})({self.rest})(?!{_WORD})")


ROWS: tuple[Row, ...] = (
    Row("AWS access key", ("AKIA", "ASIA", "ABIA", "ACCA"), r"[0-9A-Z]{16}+"),
    Row("GitHub token", ("ghp_", "gho_", "ghu_", "ghs_", "ghr_"), rf"{_WORD}{{36,255}}+"),
    Row("GitHub token", ("github_pat_",), r"[A-Za-z0-9_]{36,255}+"),
    Row(
        "GitLab token",
        (
            "glpat-", "gldt-", "glft-", "glsoat-", "glrt-", "glcbt-", "glptt-", "glimt-", "glagent-", "gloas-", "glffct-",
            "GR1348941",
        ),
        r"[A-Za-z0-9_.-]{20,1024}+",
    ),
    Row(
        "Slack token",
        ("xoxa-", "xoxb-", "xoxc-", "xoxd-", "xoxe-", "xoxo-", "xoxp-", "xoxr-", "xoxs-"),
        r"(?:\d-)?\d{9,20}+-[A-Za-z0-9-]{10,300}+",
    ),
    Row("Slack token", ("xapp-",), r"\d-[A-Z0-9]{6,32}+-\d{6,32}+-[A-Za-z0-9]{20,128}+"),
    Row("Slack webhook", ("hooks.slack.com/services/",), r"T[A-Z0-9]{6,32}+/B[A-Z0-9]{6,32}+/[A-Za-z0-9]{16,64}+"),
    Row("Discord webhook", ("discord.com/api/webhooks/", "discordapp.com/api/webhooks/"), rf"\d{{15,25}}+/{_DASHED}{{40,128}}+"),
    Row("Stripe key", ("sk_live_", "rk_live_"), rf"{_WORD}{{16,255}}+"),
    Row("Stripe webhook secret", ("whsec_",), r"[A-Za-z0-9+/]{32,64}+={0,2}"),
    Row("Anthropic key", ("sk-ant-",), rf"{_DASHED}{{32,255}}+"),
    Row("OpenAI key", ("sk-proj-", "sk-svcacct-", "sk-admin-"), rf"{_DASHED}{{40,255}}+"),
    Row("API key", ("sk-or-v1-",), rf"{_HEX}{{64}}+"),
    Row("API key", ("sk-",), rf"{_WORD}{{32,64}}+"),
    Row("npm token", ("npm_",), rf"{_WORD}{{36}}+"),
    Row("npm token", ("_authToken=",), rf"{_DASHED}{{20,200}}+"),
    Row("PyPI token", ("pypi-AgEIcHlwaS5vcmc", "pypi-AgENdGVzdC5weXBpLm9yZw"), rf"{_DASHED}{{50,1000}}+"),
    Row("RubyGems key", ("rubygems_",), rf"{_HEX}{{48}}+"),
    Row("crates.io token", ("cio",), rf"{_WORD}{{32}}+"),
    Row("NuGet key", ("oy2",), r"[a-z0-9]{43}+"),
    Row("Docker token", ("dckr_pat_", "dckr_oat_"), rf"{_DASHED}{{20,64}}+"),
    Row("Google API key", ("AIza",), rf"{_DASHED}{{35}}+"),
    Row("Google OAuth secret", ("GOCSPX-",), rf"{_DASHED}{{28}}+"),
    Row("Google OAuth token", ("ya29.",), rf"{_DASHED}{{40,1024}}+"),
    Row("Azure storage key", ("AccountKey=",), r"[A-Za-z0-9+/]{86}+=="),
    Row("Hugging Face token", ("hf_",), rf"{_WORD}{{34}}+"),
    Row("API key", ("gsk_",), rf"{_WORD}{{52}}+"),
    Row("API key", ("xai-",), rf"{_WORD}{{70,90}}+"),
    Row("API key", ("pplx-",), rf"{_WORD}{{40,64}}+"),
    Row("API key", ("r8_",), rf"{_WORD}{{37}}+"),
    Row("SendGrid key", ("SG.",), rf"{_DASHED}{{22}}+\.{_DASHED}{{43}}+"),
    Row("Twilio key", ("SK",), rf"{_HEX}{{32}}+"),
    Row("Mailgun key", ("key-",), rf"{_HEX}{{32}}+"),
    Row("Square token", ("sq0csp-", "sq0atp-"), rf"{_DASHED}{{22,60}}+"),
    Row("Shopify token", ("shpat_", "shpca_", "shppa_", "shpss_"), r"[0-9a-fA-F]{32}+"),
    Row("DigitalOcean token", ("dop_v1_", "doo_v1_", "dor_v1_"), rf"{_HEX}{{64}}+"),
    Row("Databricks token", ("dapi",), rf"{_HEX}{{32}}+(?:-\d)?"),
    Row("Vault token", ("hvs.", "hvb.", "hvr."), rf"{_DASHED}{{24,500}}+"),
    Row("Grafana token", ("glsa_",), rf"{_WORD}{{32}}+_{_HEX}{{8}}+"),
    Row("Grafana token", ("glc_eyJ",), r"[A-Za-z0-9+/]{32,400}+={0,2}"),
    Row("Sentry token", ("sntrys_eyJ",), r"[A-Za-z0-9+/=_-]{40,1000}+"),
    Row("Sentry token", ("sntryu_",), rf"{_HEX}{{64}}+"),
    Row("Linear key", ("lin_api_",), rf"{_WORD}{{40}}+"),
    Row("Notion token", ("ntn_",), rf"{_WORD}{{40,64}}+"),
    Row("Postman key", ("PMAK-",), rf"{_HEX}{{24}}+-{_HEX}{{34}}+"),
    Row("Pulumi token", ("pul-",), rf"{_HEX}{{40}}+"),
    Row("New Relic key", ("NRAK-",), r"[A-Z0-9]{27}+"),
    Row("Supabase token", ("sbp_",), rf"{_HEX}{{40}}+"),
    Row("Tailscale key", ("tskey-auth-", "tskey-api-", "tskey-client-"), rf"{_DASHED}{{20,128}}+"),
    Row("Doppler token", ("dp.pt.", "dp.st.", "dp.ct."), rf"(?:[a-z0-9_-]{{2,35}}+\.)?{_WORD}{{40,44}}+"),
    Row("Atlassian token", ("ATATT3",), r"[A-Za-z0-9_=-]{80,400}+"),
    Row("Artifactory key", ("AKCp",), rf"{_WORD}{{60,80}}+"),
    Row("Figma token", ("figd_",), rf"{_DASHED}{{36,64}}+"),
    Row("age key", ("AGE-SECRET-KEY-1",), r"[0-9A-Z]{58}+"),
    Row("JSON web token", ("eyJ",), _JWT),
)  # fmt: skip
"""In this order: of two that begin at the same place the first is named."""


def tokens(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind of each; two may overlap."""
    for row in ROWS:
        if not any(prefix in text for prefix in row.prefixes):
            continue
        for found in row.pattern.finditer(text):
            if not (is_published(found[0]) or is_worn(found[1])):
                yield found.start(), found.end(), row.kind
