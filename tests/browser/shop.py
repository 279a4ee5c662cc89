"""The repository whose site the browser reads: one note of each kind, and one that means harm."""

from pathlib import Path

from tests.command import curator
from tests.repository import EMAIL, Repository

RETRY = "import time\n\n\ndef delay(attempt):\n    return 2**attempt\n\n\ndef wait(attempt):\n    time.sleep(delay(attempt))\n"
QUEUE = "ITEMS = []\n\n\ndef push(item):\n    ITEMS.append(item)\n\n\ndef pop():\n    return ITEMS.pop()\n"
CHANGED_QUEUE = QUEUE.replace("push(item)", "push(item, priority=0)")
PRICES = "def total(prices):\n    return sum(prices)\n"
LONG_FOLDER = "src/shop/integrations/payment_providers/international_settlement"
LONG = f"{LONG_FOLDER}/reconciliation_of_bank_statements.py"
RECONCILE = "def reconcile_statements_of_all_providers_of_a_country(country):\n    return country\n"

RETRIES = """---
title: Retries & waits
kind: component
code: [src/shop/retry.py#delay]
tags: [money]
questions: [how long does a hedgehog wait]
---

# Retries & waits

A hedgehog waits **twice as long** each time: see [the delay](../src/shop/retry.py#L4-L5), *é*, 漢字.

- what waits is a [queue](queues.md#sizes);
- what is not paid is written down.
"""
QUEUES = """---
kind: component
code: [src/shop/queue.py#push, src/shop/retry.py#wait]
---

# Queues

What is put into a queue comes out in its order.

## Sizes

There is no limit.
"""
PRICE_NOTE = """---
code: [src/shop/prices.py#total]
---

# Prices

A price is the sum of its parts.

```python curator:src/shop/prices.py#total
def total(prices):
    return sum(prices)
```
"""
REFUNDS = "---\nstatus: draft\ncode: [src/shop/prices.py]\n---\n# Refunds\n\nNobody wrote it yet.\n"
POLLING = "---\nkind: decision\nstatus: superseded\ndate: 2026-01-02\n---\n# Poll the queue\n\nWe ask each second.\n"
PUSHING = """---
kind: decision
date: 2026-03-04
code: [src/shop/queue.py]
supersedes: [polling.md]
---

# Push to the queue

We are told.
"""
TABLES = f"""---
code:
  - {LONG}
  - {LONG}#reconcile_statements_of_all_providers_of_a_country
---

# Tables of everything there is

| {" | ".join(f"a rather long heading {n}" for n in range(12))} |
|{"---|" * 12}
| {" | ".join(f"`{LONG}`" for _ in range(12))} |

The file `{LONG}` and a word without an end: {"statement" * 30}.

```python
{"statement = " * 40}1
```

{"> " * 8}A quote in a quote, about `{LONG}`.
"""
INDEX = """# Shop

How the shop works: [retries](retries.md), [queues](queues.md), [prices](prices.md), [tables](tables.md).
"""

MARK = "zebrafish"
"""Stands only in what means harm."""
RUN = "window.__ran=1"
HOSTILE_TITLE = f"<img src=x onerror={RUN}> & <b>{MARK}</b>"
HOSTILE_HEADING = f"<img src=x onerror={RUN}> {MARK}"
HOSTILE = f"""---
title: "{HOSTILE_TITLE}"
description: "\\"><script>{RUN}</script> {MARK}"
aliases: ["<svg onload={RUN}>"]
tags: ["<img src=x onerror={RUN}>", "</script><script>{RUN}</script>"]
owners: ["<img src=x onerror={RUN}>"]
code: [src/shop/retry.py]
questions: ["<img src=x onerror={RUN}> {MARK}?"]
---

# {HOSTILE_HEADING}

<script>{RUN}</script> <img src=../broken.png onerror="{RUN}"> <svg onload="{RUN}"></svg> {MARK}

<details open ontoggle="{RUN}"><summary onclick="{RUN}">A summary</summary> more </details>

<iframe src="javascript:parent.__ran=1"></iframe> <a href="javascript:{RUN}">raw link</a>

[link](javascript:{RUN}) and [capitals](JaVaScRiPt:{RUN}) and [entities](&#106;avascript:{RUN})
and [data](data:text/html,<script>opener.__ran=1</script>) and <javascript:{RUN}> and [by name][js].

[js]: javascript:{RUN}

[attributes](index.md){{: onclick="{RUN}" onmouseover="{RUN}" }} ![image](broken.png){{: onerror="{RUN}" }}

## A heading <img src=x onerror={RUN}> {MARK} {{: onclick="{RUN}" #terms }}

A paragraph.
{{: onclick="{RUN}" style="position:fixed;inset:0" }}

<div class="curator-banner curator-fresh"><strong>Fresh</strong></div>

<button class="curator-copy" data-curator-source="aGFybQ==" onclick="{RUN}">Copy</button>

| cell |
|---|
| <img src=x onerror={RUN}> |

!!! note "<img src=x onerror={RUN}>"
    <script>{RUN}</script>

```html
<script>{RUN}</script> {MARK}
```

``` {{ .python onclick="{RUN}" title="<img src=x onerror={RUN}>" }}
1
```
"""
HOSTILE_NAME = f"an <img src=x onerror={RUN}> name"
ACTIVE = f'<svg xmlns="http://www.w3.org/2000/svg" onload="{RUN}"><script>{RUN}</script></svg>'

FILES = {
    "src/shop/retry.py": RETRY,
    "src/shop/queue.py": QUEUE,
    "src/shop/prices.py": PRICES,
    LONG: RECONCILE,
    "kb/index.md": INDEX,
    "kb/retries.md": RETRIES,
    "kb/queues.md": QUEUES,
    "kb/prices.md": PRICE_NOTE,
    "kb/refunds.md": REFUNDS,
    "kb/decisions/polling.md": POLLING,
    "kb/decisions/pushing.md": PUSHING,
    "kb/tables.md": TABLES,
    "kb/hostile.md": HOSTILE,
    f"kb/{HOSTILE_NAME}.md": f"Text of {MARK}s, without a title.\n",
    "kb/broken.png": "no image",
    "kb/run.html": f"<script>{RUN}</script>",
    "kb/run.js": RUN,
    "kb/active.svg": ACTIVE,
    "kb/figures.csv": "a,b\n1,2\n",
}
CONFIGURATION = """site_name: Shop
site_url: {url}
docs_dir: kb
theme:
  name: material
  font: false
  features:
    - content.code.copy
    - navigation.footer
    - navigation.indexes
    - navigation.instant
    - navigation.path
    - search.highlight
    - search.suggest
    - toc.follow
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      primary: teal
      toggle: {{icon: material/weather-night, name: Dark mode}}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      primary: teal
      toggle: {{icon: material/weather-sunny, name: Light mode}}
extra_css: [assets/material.css]
plugins: [search, tags, curator]
markdown_extensions:
  - admonition
  - attr_list
  - md_in_html
  - tables
  - toc: {{permalink: true}}
  - pymdownx.details
  - pymdownx.highlight
  - pymdownx.superfences
validation:
  unrecognized_links: ignore
  absolute_links: ignore
"""


def shop_at(folder: Path) -> Repository:
    """All notes but the hostile one are verified; then the signature of `push` changes."""
    repository = Repository.create(folder)
    repository.configure("user.name", "Ana Ruiz").configure("user.email", EMAIL)
    repository.git("remote", "add", "origin", "git@github.com:acme/shop.git")
    repository.commit(FILES)
    names = ("retries", "queues", "prices", "tables", "decisions/pushing")
    answer = curator(folder, "verify", *names, "--yes")
    assert answer.exit_code == 0, answer.stderr
    repository.commit()
    repository.commit({"src/shop/queue.py": CHANGED_QUEUE})
    return repository
