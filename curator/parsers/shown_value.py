"""A value of a TOML file -> how a message shows it."""


def shown_value(value: object) -> str:
    """Cut where it is long. Python writes no number of more than 4,300 digits, and TOML has them in other bases."""
    try:
        return f"{value!r:.120}"
    except ValueError:
        return "a number of thousands of digits"
