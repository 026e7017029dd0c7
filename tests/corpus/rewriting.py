"""Ways to write the same licence down that must not change a verdict: text in, text out."""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Callable, Iterator

from lettering import LETTERING

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


def in_list_elements(text: str) -> str:
    """The text as a page that gives each list item an element of its own, with odd spaces as entities."""
    body = "\n".join(_element(part) for part in paragraphs(text))
    script = "<script>if (a < b) { you.may.not.sell(); }</script><style>p { color: red }</style>"
    return f"<html><head><title>License</title>{script}</head>\n<body>{body}</body></html>"


def _element(part: str) -> str:
    items = [html.escape(item).replace(". ", ".&nbsp; ") for item in _items(part)]
    if all(_ITEM.match(item) for item in _items(part)):
        return "<ul>" + "".join(f"<li><p>{item}</p></li>" for item in items) + "</ul>"
    return f"<p>{'<br/>'.join(items)}</p>"


def in_table(text: str) -> str:
    """The text as a page laid out by a table."""
    rows = "\n".join(
        f"<tr><td valign='top'>{html.escape(item)}</td></tr>" for part in paragraphs(text) for item in _items(part)
    )
    return f"<table>\n{rows}\n</table>\n"


def hyphenated(text: str, width: int) -> str:
    """Filled to a width, long words broken at the ends of lines."""
    lines = wrapped(text, width).split("\n")
    for index in range(len(lines) - 1):
        first, _, rest = lines[index + 1].strip().partition(" ")
        if len(first) > 7 and first.isalpha() and first.islower() and lines[index].strip() and rest:
            lines[index] += f" {first[:4]}-"
            lines[index + 1] = first[4:] + " " + rest
    return "\n".join(lines)


def in_pages(text: str, height: int = 50) -> str:
    """As text comes out of a PDF: a running head, a page number, a form feed, wherever a page ends."""
    lines = wrapped(text, 80).split("\n")
    pages = ["\n".join(lines[at : at + height]) for at in range(0, len(lines), height)]
    return "".join(f"{page}\n\n{number}\n\f" for number, page in enumerate(pages, 1))


def relabelled(text: str, form: str) -> str:
    """The items of lists with the same labels in another dress."""
    return re.sub(
        r"(?m)^([ \t]*)(?:\((\w{1,3})\)|([a-z]|[ivx]{1,4}|\d{1,2})[.)])(?=[ \t])",
        lambda match: match[1] + form.format(match[2] or match[3]),
        text,
    )


def bulleted(text: str, bullet: str) -> str:
    """The bullets of lists as another sign."""
    return re.sub(r"(?m)^([ \t]*)[-*\u2022](?=[ \t])", rf"\g<1>{bullet}", text)


def linked(text: str) -> str:
    """Addresses as Markdown links."""
    return re.sub(
        r"(?<![(<\"])\bhttps?://[^\s()<>\",;]+[\w/]", lambda match: f"[{match.group()}]({match.group()})", text
    )


LOSSY = frozenset(
    {"on one line", "no blank lines", "in capitals", "in small letters", "labels (a)", "labels a.", "labels a)"}
)
"""Ways that lose what the text said by its form: where a paragraph ends, who is named, which list goes on."""
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
    "behind *": lambda text: commented(text, "* "),
    "behind %": lambda text: commented(text, "% "),
    "behind !": lambda text: commented(text, "! "),
    "behind rem": lambda text: commented(text, "REM "),
    "behind dnl": lambda text: commented(text, "dnl "),
    'behind .\\"': lambda text: commented(text, '.\\" '),
    "in a docstring": lambda text: f'"""\n{text}\n"""\n',
    "in an HTML comment": lambda text: f"<!--\n{text}\n-->\n",
    "in ML comments": lambda text: f"(* {text.replace(chr(10), chr(10) + '   ')} *)",
    "in Haskell comments": lambda text: f"{{-\n{text}\n-}}",
    "quoted twice": lambda text: commented(text, "> > "),
    "quoted, then wrapped": lambda text: commented(wrapped(text, 66), "> "),
    "wrapped behind #": lambda text: commented(wrapped(text, 70), "# "),
    "wrapped in a block comment": lambda text: block_comment(wrapped(text, 70)),
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "old Mac line ends": lambda text: text.replace("\n", "\r"),
    "trailing blanks": lambda text: text.replace("\n", "   \n"),
    "indented by a tab": lambda text: textwrap.indent(text, "\t"),
    "double space between words": lambda text: re.sub(r"(?<=\S) (?=\S)", "  ", text),
    "two spaces behind a stop": lambda text: re.sub(r"(?<=[.;:]) (?=\S)", "  ", text),
    "two blank lines": lambda text: text.replace("\n\n", "\n\n\n"),
    "blank lines between items": lambda text: re.sub(r"\n+", "\n\n", text),
    "no blank lines": lambda text: re.sub(r"\n+", "\n", text),
    "on one line": lambda text: " ".join(text.split()),
    "hyphenated": lambda text: hyphenated(text, 60),
    "in pages": in_pages,
    "labels (a)": lambda text: relabelled(text, "({})"),
    "labels a.": lambda text: relabelled(text, "{}."),
    "labels a)": lambda text: relabelled(text, "{})"),
    "bullets •": lambda text: bulleted(text, "•"),
    "bullets –": lambda text: bulleted(text, "–"),
    "bullets *": lambda text: bulleted(text, "*"),
    "bullets +": lambda text: bulleted(text, "+"),
    "bullets o": lambda text: bulleted(text, "o"),
    "Markdown links": linked,
    "indented": lambda text: textwrap.indent(text, "    "),
    "in Markdown": in_markdown,
    "in a fence": in_fence,
    "in HTML": in_html,
    "in pre": in_pre,
    "in list elements": in_list_elements,
    "in a table": in_table,
    **LETTERING,
}
