"""The patches that take protections out stay usable: `make removals` runs them all."""

import pytest

from tests.removals import ROOT, Removal, applies, removals

PATCHES = removals()


@pytest.mark.parametrize("one", PATCHES, ids=lambda one: one.name)
def test_a_patch_applies(one: Removal):
    assert applies(one.name)


@pytest.mark.parametrize("one", PATCHES, ids=lambda one: one.name)
def test_the_test_of_a_patch_is_there(one: Removal):
    file, _, name = one.test.partition("::")
    assert f"def {name.partition('[')[0].rpartition('::')[2]}(" in (ROOT / file).read_text("utf-8")


@pytest.mark.parametrize("one", PATCHES, ids=lambda one: one.name)
def test_a_patch_names_the_place_of_its_protection(one: Removal):
    place = one.does.rpartition("(")[2].rstrip(")").partition(":")[0]
    assert (ROOT / place).exists()
