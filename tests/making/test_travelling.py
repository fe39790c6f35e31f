import json
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from submissions.documents.travelling import packed, unpacked

LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.decimals(allow_nan=False)
    | st.text("aé \n$")
)
KEYS = st.text("abc", max_size=3) | st.integers()
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=20)


@given(st.dictionaries(st.text("abc", max_size=3), VALUES))
def test_a_context_arrives_as_it_left(context: dict[str, Any]) -> None:
    arrived = unpacked(json.loads(packed(context)))
    assert arrived == context
    assert _kinds(arrived) == _kinds(context)


def test_decimals_keep_their_digits() -> None:
    assert str(unpacked(json.loads(packed({"nilai": Decimal("7.50")})))["nilai"]) == "7.50"


def _kinds(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _kinds(item) for key, item in value.items()}
    return [_kinds(item) for item in value] if isinstance(value, list) else type(value)
