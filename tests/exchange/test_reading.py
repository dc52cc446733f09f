"""Reading: text only, with lines; what YAML could hide is refused."""

import pytest

from wasl.exchange import nodes
from wasl.exchange.faults import Faults, FileRefused


def fault(content: bytes) -> tuple[int, str, str]:
    faults = Faults()
    with pytest.raises(FileRefused) as caught:
        nodes.compose(nodes.decode(content), faults)
    (told,) = caught.value.faults
    return told.line, told.code, told.message


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("a: 1\nb: &x 2\n", 2, "anchors"),
        ("a: 1\nb: &x {c: 1}\nd: *x\n", 2, "anchors"),
        ("a: 1\nb: !!str 2\n", 2, "tags"),
        ("a: 1\nb: !python/object:os.system {}\n", 2, "tags"),
        ("a: 1\n<<: {b: 1}\n", 2, "merge keys"),
        ("a: 1\n---\nb: 2\n", 3, "one document"),
        ("a: 1\nb: [1, 2\n", 3, "expected"),
        ("a: 1\n b: 2\n", 2, "mapping values"),
        ("- a\n- b\n", 1, "begin with keys"),
        ("", 1, "empty"),
        ("a: 1\n? [b]\n: 2\n", 2, "one word"),
        ("a: 1\nb: \x07\n", 2, "control character"),
        ("a: " + "[" * 20 + "]" * 20, 1, "too many levels"),
    ],
)
def test_what_yaml_could_hide_is_refused(text: str, line: int, problem: str) -> None:
    told = fault(text.encode())
    assert told[:2] == (line, "not_yaml")
    assert problem in told[2]


def test_a_file_that_is_no_utf8_text_is_told_at_its_line() -> None:
    assert fault("a: 1\nb: é".encode("latin-1"))[0] == 2


def test_a_file_larger_than_the_limit_is_not_read() -> None:
    assert "larger than 10 MB" in fault(b"a: " + b"x" * nodes.LARGEST)[2]


def test_every_scalar_is_text_as_written() -> None:
    text = 'a: 007\nb: yes\nc: 2021-07-08\nd: 1_000\ne: ~\nf: "07.427"\ng: 12:30\n'
    read = nodes.compose(text, Faults())
    assert {key: node.text for key, node in read.entries.items()} == {
        "a": "007", "b": "yes", "c": "2021-07-08", "d": "1_000", "e": "~", "f": "07.427", "g": "12:30",
    }  # fmt: skip
    assert read.lines == {key: line for line, key in enumerate("abcdefg", start=1)}


def test_direction_marks_and_outer_spaces_are_stripped() -> None:
    read = nodes.compose('a: "\u200f  نص\u202c "\n', Faults())
    assert read.entries["a"] == nodes.Scalar("نص", 1)


def test_a_byte_order_mark_does_no_harm() -> None:
    assert nodes.decode(b"\xef\xbb\xbfa: 1") == "a: 1"
