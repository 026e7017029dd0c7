"""Ways to write the same licence down that must not change a verdict: text in, text out."""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Callable, Iterator

_ITEM = re.compile(r"[ \t]*(?:[-*•]|\(?(?:[a-z]|[ivx]+|\d+)[.)]|\d+(?:\.\d+)+\.?)[ \t]")
HEADING = 60
"""A paragraph of one line that is no longer than this and ends without a stop is a heading."""


def paragraphs(text: str) -> list[str]:
    """The parts of a text that blank lines part."""
    return [part.strip("\n") for part in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n")) if part.strip()]


def _items(paragraph: str) -> Iterator[str]:
    """The paragraph, or each of its list items, on one line."""
    lines: list[list[str]] = []
    for line in paragraph.splitlines():
        if not lines or _ITEM.match(line):
            lines.append([])
        lines[-1].append(line.strip())
    yield from (" ".join(" ".join(words).split()) for words in lines)


def unwrapped(text: str) -> str:
    """Each paragraph and each list item on one line."""
    return "\n\n".join("\n".join(_items(paragraph)) for paragraph in paragraphs(text))


def wrapped(text: str, width: int) -> str:
    """Each paragraph and each list item filled to a width, items with a hanging indent."""

    def fill(item: str) -> str:
        hanging = "   " if _ITEM.match(item) else ""
        return textwrap.fill(item, width, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False)

    return "\n\n".join("\n".join(map(fill, _items(paragraph))) for paragraph in paragraphs(text))


def is_heading(paragraph: str) -> bool:
    """Whether a paragraph looks like a heading."""
    line = paragraph.strip()
    return "\n" not in line and len(line) <= HEADING and not line.endswith((".", ":", ";", ",")) and line != ""


def recased(text: str, case: Callable[[str], str]) -> str:
    """The text with its headings in another case."""
    return "\n\n".join(case(part) if is_heading(part) else part for part in paragraphs(text))


def commented(text: str, prefix: str) -> str:
    """Each line behind a comment sign."""
    return "\n".join((prefix + line).rstrip() for line in text.splitlines())


def block_comment(text: str) -> str:
    """The text as the head of a C file."""
    return f"/*\n{commented(text, ' * ')}\n */"


def curly(text: str) -> str:
    """Straight quotes as typographers set them."""
    opened = re.sub(r"(^|[\s(\[])\"", "\\1“", text, flags=re.MULTILINE).replace('"', "”")
    return re.sub(r"(^|[\s(\[“])'", "\\1‘", opened, flags=re.MULTILINE).replace("'", "’")


def with_copyright(text: str) -> str:
    """A copyright line of one's own above the text."""
    return f"Copyright (c) 2026 The Frobnitz Authors. All rights reserved.\n\n{text}"


def in_markdown(text: str) -> str:
    """The text in a Markdown document, its headings marked."""
    return "# License\n\n" + "\n\n".join(
        f"## {part.strip()}" if is_heading(part) else part for part in paragraphs(text)
    )


def in_fence(text: str) -> str:
    """The text in a code fence of a Markdown document."""
    return f"# License\n\n```text\n{text}\n```\n"


def in_html(text: str) -> str:
    """The text as a page, a paragraph for each of its own, each list item on a line."""
    body = "\n".join(
        f"<h2>{html.escape(part.strip())}</h2>"
        if is_heading(part)
        else f"<p>{'<br>'.join(html.escape(item) for item in _items(part))}</p>"
        for part in paragraphs(text)
    )
    return f"<!DOCTYPE html>\n<html>\n<head><title>License</title></head>\n<body>\n{body}\n</body>\n</html>\n"


def in_pre(text: str) -> str:
    """The text in the `pre` element of a page."""
    return f"<html><body>\n<pre>\n{html.escape(text)}\n</pre>\n</body></html>\n"


REWRITINGS: dict[str, Callable[[str], str]] = {
    "wrapped at 40": lambda text: wrapped(text, 40),
    "wrapped at 72": lambda text: wrapped(text, 72),
    "wrapped at 120": lambda text: wrapped(text, 120),
    "headings in capitals": lambda text: recased(text, str.upper),
    "headings in title case": lambda text: recased(text, str.title),
    "behind #": lambda text: commented(text, "# "),
    "behind //": lambda text: commented(text, "// "),
    "behind --": lambda text: commented(text, "-- "),
    "behind ;;": lambda text: commented(text, ";; "),
    "behind >": lambda text: commented(text, "> "),
    "in a block comment": block_comment,
    "curly quotes": curly,
    "a new copyright line": with_copyright,
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "indented": lambda text: textwrap.indent(text, "    "),
    "in Markdown": in_markdown,
    "in a fence": in_fence,
    "in HTML": in_html,
    "in pre": in_pre,
}
