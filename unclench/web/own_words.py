"""Own words that somebody sent, made fit to be kept and shown."""


def one_line(text: str, longest: int) -> str:
    """Own words in one line."""
    return " ".join(plain(text).split())[:longest]


def several_lines(text: str, longest: int) -> str:
    """Own words of several lines."""
    return plain(text).replace("\r\n", "\n").strip()[:longest]


def plain(text: str) -> str:
    """Without signs that no paper and no file can hold."""
    return "".join(sign for sign in text if sign in "\n\r\t" or sign.isprintable())
