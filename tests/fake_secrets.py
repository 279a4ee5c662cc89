"""Secrets that nobody ever had. They are put together here, so that no program which looks for secrets finds one in our files."""

LETTERS = "Zk81Qv5LmX2tRc7YwB4nJdH9sFa3Ue6PgT0oKi8VbN1xCq5DyW2eMr7AhG4fSj9LpOu3"
FIGURES = "9f3b7c1e5a8d2046" * 6
UPPER = "Q7Z2X9K4M1V8B3N6J5H0" * 3
NUMBERS = "482915703662" * 3


def word(length: int) -> str:
    return (LETTERS * 4)[:length]


PEM_BODY = "\n".join((word(64), word(64)[::-1], word(64).swapcase()))


def block(what: str) -> str:
    """A private key as files have it."""
    return f"-----BEGIN {what}-----\n{PEM_BODY}\n-----END {what}-----"


KEY = block("RSA PRIVATE " + "KEY")
WEB_TOKEN = ".".join(
    ("eyJ" + "hbGciOiJIUzI1NiJ9", "eyJ" + "zdWIiOiJhbmEiLCJleHAiOjE5MDB9", word(43))
)

TOKENS = {
    "AWS access key": "AKIA" + UPPER[:16],
    "AWS session key": "ASIA" + UPPER[:16],
    "GitHub token": "ghp_" + word(36),
    "GitHub app token": "ghs_" + word(36),
    "GitHub fine-grained token": "github_pat_" + word(22) + "_" + word(59),
    "GitLab token": "glpat-" + word(20),
    "GitLab runner token": "glrt-" + word(20),
    "GitLab trigger token": "glptt-" + FIGURES[:40],
    "Slack bot token": f"xoxb-{NUMBERS[:12]}-{NUMBERS[:13]}-" + word(24),
    "Slack user token": f"xoxp-{NUMBERS[:12]}-{NUMBERS[:12]}-{NUMBERS[:12]}-" + FIGURES[:32],
    "Slack app token": "xapp-1-A" + UPPER[:10] + f"-{NUMBERS[:13]}-" + FIGURES[:64],
    "Slack webhook": "hooks.slack.com/services/" + f"T{UPPER[:8]}/B{UPPER[:9]}/" + word(24),
    "Discord webhook": f"discord.com/api/webhooks/{NUMBERS[:18]}/" + word(68),
    "Stripe key": "sk_live_" + word(24),
    "Stripe restricted key": "rk_live_" + word(24),
    "Stripe webhook secret": "whsec_" + word(32),
    "Anthropic key": "sk-ant-api03-" + word(90) + "AA",
    "OpenAI project key": "sk-proj-" + word(40) + "T3BlbkFJ" + word(40),
    "OpenAI key": "sk-" + word(20) + "T3BlbkFJ" + word(20),
    "OpenRouter key": "sk-or-v1-" + FIGURES[:64],
    "npm token": "npm_" + word(36),
    "npm token of old": "_authToken=" + "7b0c8f5e-3a51-4f1e-9c1b-0d2e5f6a7b8c",
    "PyPI token": "pypi-AgEIcHlwaS5vcmc" + word(90),
    "RubyGems key": "rubygems_" + FIGURES[:48],
    "crates.io token": "cio" + word(32),
    "NuGet key": "oy2" + word(43).lower(),
    "Docker token": "dckr_pat_" + word(27),
    "Google API key": "AIza" + word(35),
    "Google OAuth secret": "GOCSPX-" + word(28),
    "Google OAuth token": "ya29." + word(120),
    "Azure storage key": "AccountKey=" + word(86) + "==",
    "Hugging Face token": "hf_" + word(34),
    "Groq key": "gsk_" + word(52),
    "xAI key": "xai-" + word(80),
    "Perplexity key": "pplx-" + word(48),
    "Replicate key": "r8_" + word(37),
    "SendGrid key": "SG." + word(22) + "." + word(43),
    "Twilio key": "SK" + FIGURES[:32],
    "Mailgun key": "key-" + FIGURES[:32],
    "Square token": "sq0csp-" + word(43),
    "Shopify token": "shpat_" + FIGURES[:32],
    "DigitalOcean token": "dop_v1_" + FIGURES[:64],
    "Databricks token": "dapi" + FIGURES[:32],
    "Vault token": "hvs." + word(95),
    "Grafana token": "glsa_" + word(32) + "_" + FIGURES[:8],
    "Grafana cloud token": "glc_" + "eyJ" + word(80),
    "Sentry token": "sntrys_" + "eyJ" + word(100),
    "Sentry user token": "sntryu_" + FIGURES[:64],
    "Linear key": "lin_api_" + word(40),
    "Notion token": "ntn_" + word(46),
    "Postman key": "PMAK-" + FIGURES[:24] + "-" + FIGURES[:34],
    "Pulumi token": "pul-" + FIGURES[:40],
    "New Relic key": "NRAK-" + UPPER[:27],
    "Supabase token": "sbp_" + FIGURES[:40],
    "Tailscale key": "tskey-auth-" + word(17) + "-" + word(32),
    "Doppler token": "dp.pt." + word(43),
    "Atlassian token": "ATATT3" + word(180),
    "Artifactory key": "AKCp" + word(69),
    "Figma token": "figd_" + word(40),
    "age key": "AGE-SECRET-KEY-1" + UPPER[:58],
    "JSON web token": WEB_TOKEN,
}
"""By whose they are."""

ASSIGNED = {
    "in Python": ('API_KEY = "{}"', word(32)),
    "in a call": ("connect(client_secret='{}')", word(24)),
    "in JSON": ('{{"access_token": "{}"}}', word(40)),
    "in YAML": ("  secret_key: {}", word(32)),
    "in a shell": ("export AWS_SECRET_ACCESS_KEY={}", word(40)),
    "in Go": ('apiKey := "{}"', FIGURES[:32]),
    "in Ruby": (":secret_key_base => '{}'", FIGURES[:64]),
    "made up by a person": ('password: "{}"', "Tr0ub4dor&3"),
    "drawn short": ('password = "{}"', "iT9xQ2mLp4Zs"),
    "in a URL": ("postgres://shop:{}@db.shop.dev:5432/shop", "k4Rm92xQvTz"),
    "in a URL without a user": ("redis://:{}@cache.shop.dev", "k4Rm92xQvTz"),
    "in a URL, escaped": ("amqps://shop:{}@queue.shop.dev", "k4Rm%4092xQvTz"),
    "in a header": ("Authorization: Bearer {}", word(40)),
    "as basic authentication": ("'Authorization': 'Basic {}'", "YW5hOms0Um05MnhRdlR6"),
}
"""A text with a place for it, and the secret."""

KEYS = {
    "RSA": KEY,
    "PKCS 8": block("PRIVATE " + "KEY"),
    "encrypted": block("ENCRYPTED PRIVATE " + "KEY"),
    "elliptic": block("EC PRIVATE " + "KEY"),
    "OpenSSH": block("OPENSSH PRIVATE " + "KEY"),
    "PGP": block("PGP PRIVATE " + "KEY BLOCK"),
    "on one line": KEY.replace("\n", "\\n"),
    "in quotes": '"' + KEY.replace("\n", '\\n"\n  "') + '"',
    "in a comment": "# " + KEY.replace("\n", "\n# "),
    "without its end": KEY.rpartition("\n")[0],
}
