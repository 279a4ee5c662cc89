from curator.retrieval.duplicates import Said

TEXT = "".join(f"call_{n}(value)\n" for n in range(20))


def said(*texts: str) -> Said:
    found = Said()
    for text in texts:
        found.add(text)
    return found


def test_a_copy_with_other_white_space_was_said() -> None:
    assert said("a = 1\n    b = 2\n").has("a  =  1\nb = 2")


def test_a_text_with_one_line_in_twenty_changed_was_said() -> None:
    assert said(TEXT).has(TEXT.replace("call_7(", "other("))


def test_a_text_with_a_fifth_of_its_lines_changed_was_not_said() -> None:
    assert not said(TEXT).has(TEXT.replace("call_1", "other_1").replace("call_2", "x"))


def test_a_part_of_a_text_was_said() -> None:
    assert said(TEXT).has("\n".join(TEXT.splitlines()[3:12]))


def test_a_longer_text_was_not_said_by_a_part_of_it() -> None:
    assert not said("\n".join(TEXT.splitlines()[3:12])).has(TEXT)


def test_two_short_definitions_have_much_in_common_and_are_two() -> None:
    assert not said("def a():\n    x()\n    y()\n    return z\n").has(
        "def b():\n    x()\n    y()\n    return z\n"
    )


def test_lines_of_brackets_are_no_lines() -> None:
    assert not said("{\n}\n(\n)\n[\n]\n").has("}\n{\n)\n(\n]\n[\n,\n")
