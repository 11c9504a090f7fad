"""Names as they are compared: without what people write differently, although they mean the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import islice, product

from pypinyin import Style, lazy_pinyin, pinyin

HAN = re.compile(r"[㐀-鿿豈-﫿]")
NOT_A_WORD = re.compile(r"[\W_]+")
# The longer ones first, as the shorter ones are their ends.
LEGAL_FORMS = ("股份有限责任公司", "有限责任公司", "股份有限公司", "有限公司", "股份公司", "总公司", "公司")
GROUPS = ("控股集团", "集团股份", "集团", "股份")
PLACES = (("内蒙古自治区", "内蒙古"), ("innermongoliaautonomousregion", "innermongolia"))
ENGLISH_FORMS = {"co", "ltd", "limited", "inc", "corp", "corporation", "company", "group", "llc", "the", "of", "and"}
READINGS = 8

# Surnames that are read otherwise than the same character elsewhere.
SURNAMES = {
    "单": ("shan",), "曾": ("zeng",), "解": ("xie",), "仇": ("qiu",), "查": ("zha",), "盖": ("ge", "gai"),
    "区": ("ou",), "朴": ("piao", "pu"), "任": ("ren",), "华": ("hua",), "纪": ("ji",), "乐": ("yue", "le"),
    "种": ("chong",), "冼": ("xian",), "缪": ("miao",), "翟": ("zhai", "di"), "覃": ("qin", "tan"), "员": ("yun",),
    "折": ("she",), "黑": ("he", "hei"), "秘": ("bi",), "牟": ("mu", "mou"), "繁": ("po",), "召": ("shao",),
    "车": ("che",), "那": ("na",), "宁": ("ning",), "洗": ("xian",), "燕": ("yan",), "石": ("shi",), "沈": ("shen",),
    "褚": ("chu",), "郗": ("xi", "chi"), "宿": ("su",), "葛": ("ge",), "都": ("du",), "隗": ("wei", "kui"),
    "祭": ("zhai",), "应": ("ying",), "盛": ("sheng",), "尹": ("yin",), "长": ("chang",), "贾": ("jia",),
    "万俟": ("moqi",), "尉迟": ("yuchi",), "长孙": ("zhangsun",), "单于": ("chanyu",), "欧阳": ("ouyang",),
    "司马": ("sima",), "上官": ("shangguan",), "诸葛": ("zhuge",), "夏侯": ("xiahou",), "皇甫": ("huangfu",),
    "令狐": ("linghu",), "宇文": ("yuwen",), "慕容": ("murong",), "呼延": ("huyan",), "澹台": ("tantai",),
}  # fmt: skip


def plain(text: str) -> str:
    """Without spaces, brackets and punctuation, full-width letters as half-width ones, capitals as small ones."""
    return NOT_A_WORD.sub("", unicodedata.normalize("NFKC", text).casefold())


def is_han(text: str) -> bool:
    return bool(HAN.search(text))


def organization_name(text: str) -> str:
    """A Chinese name with the region's short name in place of its long one."""
    name = plain(text)
    for long, short in PLACES:
        name = name.replace(long, short)
    return name


@lru_cache(maxsize=20_000)
def core_name(text: str) -> str:
    """A Chinese name without its legal form: 某某（集团）股份有限公司 is 某某."""
    name = organization_name(text)
    for endings in (LEGAL_FORMS, GROUPS):
        ending = next((one for one in endings if name.endswith(one) and len(name) > len(one) + 1), "")
        name = name.removesuffix(ending)
    return name


def words(text: str) -> list[str]:
    """The words of a name in Latin letters, without accents; the syllables of a given name stay one word."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("'", "").replace("’", "").replace("-", ""))
    return NOT_A_WORD.sub(" ", "".join(one for one in letters if not unicodedata.combining(one))).split()


def english_name(text: str) -> str:
    """An English name of an organization without its legal form."""
    return plain("".join(word for word in words(text) if word not in ENGLISH_FORMS)).replace(*PLACES[1])


def folded(letters: str) -> str:
    """Lü is written Lu, Lv or Lyu."""
    return letters.replace("lyu", "lu").replace("nyu", "nu").replace("lv", "lu").replace("nv", "nu")


def spellings(text: str) -> frozenset[str]:
    """A person's name in Latin letters, with the surname first and with it last."""
    found = words(text)
    if not found:
        return frozenset()
    orders = (found, [*found[1:], found[0]], [found[-1], *found[:-1]])
    return frozenset(folded("".join(order)) for order in orders)


def surname_of(name: str) -> str:
    return name[:2] if name[:2] in SURNAMES and len(name) > 2 else name[:1]


@lru_cache(maxsize=20_000)
def readings_of(character: str) -> tuple[str, ...]:
    """How one character may be read, the usual reading first."""
    return tuple(pinyin(character, style=Style.NORMAL, heteronym=True)[0])


@lru_cache(maxsize=50_000)
def readings(name: str) -> frozenset[str]:
    """How a person's Chinese name may be read: a surname as a surname, and each other character in its ways."""
    han = plain(name)
    if not han or not is_han(han):
        return frozenset()
    surname = surname_of(han)
    first = SURNAMES.get(surname) or readings_of(surname)[:2]
    rest = han[len(surname) :]
    usual = ("".join(lazy_pinyin(rest)),)
    ways = product(first, *(readings_of(one) for one in rest))
    found = {one + usual[0] for one in first} | {"".join(way) for way in islice(ways, READINGS)}
    return frozenset(folded(one) for one in found)


@lru_cache(maxsize=20_000)
def sound(name: str) -> str:
    """How an organization's Chinese name is read."""
    return folded("".join(lazy_pinyin(core_name(name))))


def shortened(name: str) -> frozenset[str]:
    """The name, and the name with any one character left out: names that differ in one character share one of these."""
    return frozenset({name, *(name[:place] + name[place + 1 :] for place in range(len(name)))})


def differing(one: str, other: str) -> tuple[str, str] | None:
    """What is left of two names between their common beginning and end, if that is at most one character of each."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left = one[start : len(one) - end], other[start : len(other) - end]
    return left if one != other and max(map(len, left)) <= 1 else None
