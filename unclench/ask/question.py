"""Reads a question: its words as the library would say them, misspellings put right."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import groupby, pairwise

from unclench.ask.spelling import spelt, spelt_freely
from unclench.engine.knowledge.base import KnowledgeBase
from unclench.engine.knowledge.phrases import pattern, plain
from unclench.engine.values.lay_words import LayWords

LONGEST = 200
# How many things a clause of a rambling question speaks of.
CLAUSE = 5
# How many things further the next one begins.
_STEP = 3
# What stands between two clauses: a sign, which is read as "and", or a word.
_BETWEEN = re.compile(r"[,.;:?!]+(?=\s)")
_BREAKS = re.compile(r"\b(?:and|but|because|becuase|cos|so|since|then|when|while|if|though)\b")
# Words that say nothing about what is asked.
_LISTED = """
a about again all also am an and any anyone anything are as at be because been being both but by
can cant could did do does doing done dont for from get give go goes going gonna good got had has
have having he her here hi him his how i id if ill im in into is isnt it its ive just know like
make makes may me might mine more most much my myself need no not now of off ok okay on one or our
out please pls really right say she should so some something tell than thanks that thats the their
them then there these they thing things this those till to too until up us use used very want was
wasnt we were what whats when where which who why will with without wont work works would wrong
you your serious safe normal best buy bought each today tonight woke since started making made
worse cause causing near arent cos couldnt coz cuz didnt doesnt gotta hadnt hasnt havent hello hey
hows kinda lol must nor omg plz shes shouldnt theres theyre u ur wanna werent wheres whos wouldnt
yeah youre youve weve hes
"""
_SMALL = frozenset(_LISTED.split())
# Words that say little about what is asked, in whatever matter. So do numbers.
_LIGHTLY_LISTED = """
able actually advice advise affect afford afraid ago agree allowed almost alone already although
always amount another answer answers anymore anyway anywhere apart appear appears around ask asked
asking aunt awful badly became become before beginning believe besides bit bloke bother bothers
boyfriend bring brings brother brought call came case certain certainly chance cheap choose
colleague come comes coming common completely consider continue correct cost costs couple currently
dad daughter decide decided definitely depend depends describe details difference different
difficult discuss doubt during easily effective either else enough entire especially even ever
every everybody everyone everything exactly expensive experience explain extra face facing fact
fairly fashioned father favorite favourite feel feeling feels felt few finally find fine fix folk
folks forever found friday friend fully gave generally girlfriend given giving gran grandad
granddad grandma grandpa granny great guess guy handle happen happened happens happy hate hear
heard help helped helpful helps hope hopefully hour hours huge husband idea important include
instead interested involve involved issue issues kept kind known lady large lately later learn
least let lets living local lot lots love mainly man manage managing many mate mates matter matters
mean means meant mention minute minutes mom moment monday mother mum mummy nan nana nearly
necessary neighbour never next nice nobody nothing number obviously often once online only opinion
option options ought own pal pals part particular past people perhaps person place plan point
popular possible possibly prefer pretty price probably problem problems proof proper properly prove
provide purpose put quality question questions quite rather ready really reason reasons recent
recently reckon reckoned reckons recommend recommendation recommendations recommended regarding
reliable remember report require result results risk risky said same saturday saw say saying says
seem seems seen send sense serious seriously several shall simply sister situation slightly
somebody someone sometimes somewhere son soon sort spend still strange stuff such suddenly suggest
suggestions suitable sunday suppose supposed sure surprised take takes taking talk term thought
thursday tip tips together told tomorrow took topic totally touching tried true try trying tuesday
twice type types uncle understand unless useful usual usually various visit way ways wednesday well
whatever whenever whether while whole wife wish woman wonder wondering worth worthwhile wrote yes
yesterday yet
"""
_LIGHT = frozenset(_LIGHTLY_LISTED.split())


@dataclass(frozen=True)
class Part:
    """One thing that a question speaks of: any of its phrases will do. Without any it is something
    that the library does not hold. `light`: it says little about what is asked. `at`: the place of
    its first letter in the question."""

    phrases: tuple[str, ...]
    light: bool = False
    at: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Question:
    """A question as it is looked up: what it speaks of, and its `runs`, which are words that stand
    side by side and so tell more than each by itself; each has the place of its first letter.
    `of_backs`: it names what the library is about, such as the spine. `breaks`: the places where a
    clause ends and the next begins."""

    parts: tuple[Part, ...]
    placed_runs: tuple[tuple[int, str], ...]
    of_backs: bool = False
    breaks: tuple[int, ...] = ()

    @property
    def runs(self) -> tuple[str, ...]:
        """The words that stand side by side, without their places."""
        return tuple(run for _, run in self.placed_runs)

    @property
    def phrases(self) -> tuple[str, ...]:
        """Everything to look for, parts before runs."""
        return (*(phrase for part in self.parts for phrase in part.phrases), *self.runs)

    @property
    def is_of_another_matter(self) -> bool:
        """Whether it names what the library does not hold, and not the back."""
        return not self.of_backs and any(not part.phrases for part in self.parts)

    @property
    def clauses(self) -> tuple["Question", ...]:
        """What a rambling question says between its commas, ands and buts, and `CLAUSE` things at a
        time as they follow one another; none of one that is short, or about another matter."""
        parts = sorted(self.parts, key=lambda part: part.at)
        if len(parts) <= CLAUSE or any(not part.phrases for part in parts):
            return ()
        starts = range(0, len(parts) - CLAUSE + 1, _STEP)
        windows = [parts[start : start + CLAUSE] for start in starts]
        between = [list(group) for _, group in groupby(parts, self._breaks_before)]
        said = [clause for clause in between if 1 < len(clause) < CLAUSE]
        return tuple(self._clause(clause) for clause in (*windows, *said))

    def _breaks_before(self, part: Part) -> int:
        return sum(at < part.at for at in self.breaks)

    def _clause(self, parts: Sequence[Part]) -> "Question":
        first, last = parts[0].at, parts[-1].at
        runs = tuple((at, run) for at, run in self.placed_runs if first <= at <= last)
        return replace(self, parts=tuple(parts), placed_runs=runs)


def read_question(
    base: KnowledgeBase, known: frozenset[str], said: frozenset[str], text: str
) -> Question:
    """What the first `LONGEST` letters of a text ask for. `known` are the words of the library,
    `said` the words in which people ask for its pages."""
    words = plain(_BETWEEN.sub(" and ", text[:LONGEST]))
    found, rest = _lay_words(base, words)
    parts = [
        Part((*each.means, phrase) if each.means else (), at=_place(phrase, words))
        for phrase, each in found
    ]
    parts += [
        Part(_spellings(word, known, said), _is_light(word), _place(word, words))
        for word in rest.split()
        if word not in _SMALL
    ]
    runs = _runs(words, known)
    ours = [phrase for phrase, each in found if each.means]
    of_backs = _names_the_back(base).search(" ".join(ours)) is not None
    breaks = tuple(each.start() for each in _BREAKS.finditer(words))
    return Question(tuple(dict.fromkeys(parts)), tuple(runs), of_backs, breaks)


def _names_the_back(base: KnowledgeBase) -> re.Pattern[str]:
    listed = (each.words for each in base.lay_words.values() if each.names_the_back)
    return pattern(tuple(word for words in listed for word in words))


def _is_light(word: str) -> bool:
    return word in _LIGHT or word.isdigit()


def _spellings(word: str, known: frozenset[str], said: frozenset[str]) -> tuple[str, ...]:
    """The word as the library spells it; and as it was typed, if people say it so."""
    ours = spelt(word, known)
    if word in said:
        return tuple(dict.fromkeys((word, ours)))
    return (ours if ours in known else spelt_freely(word, known | said),)


def _lay_words(base: KnowledgeBase, words: str) -> tuple[list[tuple[str, LayWords]], str]:
    """People's own words with what they stand for, and the text without them; the longest first."""
    found, rest = [], words
    for phrase, meant in _lay_phrases(tuple(base.lay_words.values())):
        if said := phrase.search(rest):
            found.append((said.group(), meant))
            rest = phrase.sub(" ", rest)
    return found, rest


@cache
def _lay_phrases(listed: tuple[LayWords, ...]) -> tuple[tuple[re.Pattern[str], LayWords], ...]:
    words = [(word, each) for each in listed for word in each.words]
    words.sort(key=lambda pair: (-pair[0].count(" "), -len(pair[0])))
    return tuple((pattern((word,)), meant) for word, meant in words)


def _runs(words: str, known: frozenset[str]) -> Iterator[tuple[int, str]]:
    placed = [(word.start(), word.group()) for word in re.finditer(r"\S+", words)]
    for (at, first), (_, second) in pairwise(placed):
        if first not in _SMALL or second not in _SMALL:
            yield at, f"{spelt(first, known)} {spelt(second, known)}"


def _place(phrase: str, words: str) -> int:
    return f" {words} ".find(f" {phrase} ")
