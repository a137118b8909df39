"""Which encoding bytes are in when nothing says so: by validity, and by how much the text looks like a language.

A candidate's score is the mean over the characters beyond ASCII of: is this a common character of the candidate's
language, one it has at all, or neither; does it stand among characters of its own kind (a Cyrillic letter beside a
Latin one is a misread accent); is it an error. The sample is bounded, so the cost is.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final, NamedTuple

MOST_ERRORS: Final = 0.05
"""The share of undecodable characters, of those beyond ASCII, up to which a declared encoding is believed."""

_SAMPLE_BYTES: Final = 65_536
_PIECE_BYTES: Final = 4_096
_CONTEXT_BYTES: Final = 64
_BEYOND_ASCII: Final = re.compile(rb"[\x80-\xff]")
_NON_ASCII: Final = bytes(range(128, 256))
_CUT_OFF: Final = re.compile(rb"(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})\Z")
_LONGEST_CUT_OFF: Final = 3
"""A character of UTF-8 that lacks its end has at most so many bytes."""
_ISO_2022_JP: Final = re.compile(rb"\x1b\$[@B](?:[!-~]{2})+\x1b\([BJ]")

_FEWEST_VALID: Final = 0.65
# The rest is damage.
_FEWEST_VALID_DECLARED: Final = 0.5
_MOST_STRAY_NULS: Final = 0.02
_FEWEST_NULS: Final = 0.2

_COMMON: Final = 1.0
_KNOWN: Final = 0.1
_FOREIGN: Final = -1.0
_MISPLACED: Final = -1.0
_ERROR: Final = -4.0
# Of a script with thousands of characters few are among the commonest, and a valid pair of bytes is evidence itself.
_COMMON_OF_THOUSANDS: Final = 2.0
_KNOWN_OF_THOUSANDS: Final = 0.5

_PUNCTUATION: Final = "\xa0«»‘’“”„–—…•·©®°№€"
# With the punctuation: where it is all that is beyond ASCII, the text is English and the encoding windows-1252.
_WESTERN: Final = "éèàùçâêîôûëïœæäöüßÄÖÜÉÈÀñáíóúãõåøÅØòìðÁÍÓÚ¿¡£" + _PUNCTUATION
_CYRILLIC: Final = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфёєіїґў"
_HAN_SIMPLIFIED: Final = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都"
    "同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问"
    "很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处"
    "走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展"
    "网版权载记者闻"
)
_HAN_TRADITIONAL: Final = (
    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都"
    "同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問"
    "很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處"
    "走義各入幾口認條平系氣題活更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直資命山金指許統區保至隊形社便空決治展灣"
)
_HANGUL: Final = (
    "이다는의에을가고하은를지한기도사로인어자리대스시그서나일아있해수정부장제전들보구상주원했으것과비신성여만금관연국조경선유라물용오공무위동안"
    "중면트화모습니까세적진당소우개년월회음미실외점방통업결계발생민할결"
)
_KANA: Final = (
    "のにはをたがでてとしれさあるいなもらこりすっきくんかせよだまけえどやそおうつめみちわンーイスルトラ"
    "リアクシドタレフロジッテマコ"
)
_CJK_PUNCTUATION: Final = "、。，：；？！「」『』（）《》“”・"


class _Candidate(NamedTuple):
    name: str
    codec: str
    common: str
    script: str
    """The script's characters as a class of a regular expression."""
    is_latin: bool = False
    is_multibyte: bool = False


_CYRILLIC_SCRIPT: Final = "Ѐ-ӿ"
_LATIN_SCRIPT: Final = "À-ÖØ-öø-ɏ"
_HAN: Final = "一-鿿"

# Of equal scores the first wins.
_CANDIDATES: Final = (
    _Candidate("windows-1252", "cp1252", _WESTERN, _LATIN_SCRIPT, is_latin=True),
    _Candidate("windows-1254", "cp1254", "ışğüöçİŞÇÖÜ", _LATIN_SCRIPT, is_latin=True),
    _Candidate("windows-1250", "cp1250", "ąęłśżźćńóěščřžýáíéůúťďňőűöüășţŁŚŻČŠŘŽ", _LATIN_SCRIPT, is_latin=True),
    _Candidate("iso-8859-2", "iso8859-2", "ąęłśżźćńóěščřžýáíéůúťďňőűöüășţŁŚŻČŠŘŽ", _LATIN_SCRIPT, is_latin=True),
    _Candidate("windows-1257", "cp1257", "āčēģīķļņšūžąęėįųõäöü", _LATIN_SCRIPT, is_latin=True),
    _Candidate("shift_jis", "cp932", _KANA, "぀-ヿ一-鿿", is_multibyte=True),
    _Candidate("euc-jp", "euc_jis_2004", _KANA, "぀-ヿ一-鿿", is_multibyte=True),
    _Candidate("gb18030", "gb18030", _HAN_SIMPLIFIED, _HAN, is_multibyte=True),
    _Candidate("big5", "big5hkscs", _HAN_TRADITIONAL, _HAN, is_multibyte=True),
    _Candidate("euc-kr", "cp949", _HANGUL, "가-힣", is_multibyte=True),
    _Candidate("windows-1251", "cp1251", _CYRILLIC, _CYRILLIC_SCRIPT),
    _Candidate("koi8-u", "koi8-u", _CYRILLIC, _CYRILLIC_SCRIPT),
    _Candidate("iso-8859-5", "iso8859-5", _CYRILLIC, _CYRILLIC_SCRIPT),
    _Candidate("ibm866", "cp866", _CYRILLIC, _CYRILLIC_SCRIPT),
    _Candidate("windows-1253", "cp1253", "αοιετσνηυρπκμλςίόάέήύώδγωθφχβξζψ", "Ͱ-Ͽ"),
    _Candidate("iso-8859-7", "iso8859-7", "αοιετσνηυρπκμλςίόάέήύώδγωθφχβξζψ", "Ͱ-Ͽ"),
    _Candidate("windows-1255", "cp1255", "יוהלאבתרמשנעםדקחפכןצגטסזךףץ", "֐-׿"),
    _Candidate("windows-1256", "cp1256", "ايلمنوترعبدسفهةقكحأجشصىطخإضذئزغثءظؤآ،", "؀-ۿ"),
    _Candidate("windows-874", "cp874", "านรกอเงมยลวดทตสปบคหแจพชขใไโะาิีึืุู่้็์ัำ", "฀-๿"),
)
_LAST_RESORT: Final = "windows-1252"


class _Scale(NamedTuple):
    common: frozenset[str]
    script: re.Pattern[str]
    misplaced: re.Pattern[str]


def _scale(candidate: _Candidate) -> _Scale:
    script = candidate.script
    if candidate.is_latin:
        # Letters with accents stand among plain ones ...
        misplaced = f"(?<=[{script}])[{script}](?=[{script}])"
    else:
        # ... letters of another script among their own.
        misplaced = f"(?<=[A-Za-z])[{script}]|[{script}](?=[A-Za-z])|(?<![{script}])[{script}](?![{script}])"
    return _Scale(frozenset(candidate.common), re.compile(f"[{script}]"), re.compile(misplaced))


_SCALES: Final = {candidate.name: _scale(candidate) for candidate in _CANDIDATES}


def is_mostly_utf8(data: bytes, *, declared: bool = False) -> bool:
    """Most of what is beyond ASCII is valid multi-byte sequences; a cut-off end is not held against it.

    Undeclared, it takes at least one such sequence.
    """
    if cut_off := _CUT_OFF.search(data, max(0, len(data) - _LONGEST_CUT_OFF)):
        data = data[: cut_off.start()]
    text = data.decode("utf-8", "replace")
    written = data.count(b"\xef\xbf\xbd")
    errors = text.count("\ufffd") - written
    valid = len(text) - errors - len(data.translate(None, _NON_ASCII))
    if declared:
        return valid >= _FEWEST_VALID_DECLARED * (valid + errors)
    return valid > 0 and valid >= _FEWEST_VALID * (valid + errors)


def utf16(data: bytes) -> str | None:
    """`utf-16le` or `utf-16be` if the NULs stand where markup in it has them, else None."""
    sample = data[:_SAMPLE_BYTES]
    if len(sample) < 4 or b"\0" not in sample:
        return None
    half = len(sample) // 2
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if odd >= _FEWEST_NULS and even <= _MOST_STRAY_NULS:
        return "utf-16le"
    if even >= _FEWEST_NULS and odd <= _MOST_STRAY_NULS:
        return "utf-16be"
    return None


def is_iso_2022_jp(data: bytes) -> bool:
    """The bytes switch to Japanese characters and back by escape sequences."""
    return _ISO_2022_JP.search(data) is not None


def error_share(data: bytes, codec: str) -> float:
    """The share of undecodable characters among those beyond ASCII, in a sample. A cut-off end counts as one."""
    sample = _sample(data)
    text = sample.decode(codec, "replace")
    beyond = len(text) - sum(map(str.isascii, text))
    return max(0, text.count("\ufffd") - 1) / beyond if beyond else 0.0


def legacy(data: bytes) -> str:
    """The WHATWG name of the likeliest encoding that is neither UTF-8 nor UTF-16; windows-1252 when none is likely."""
    sample = _sample(data)
    scores = {candidate.name: _score(sample, candidate) for candidate in _CANDIDATES}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > 0 else _LAST_RESORT


def _sample(data: bytes) -> bytes:
    """Stretches between tags that are not ASCII, up to a bound. `<` is never part of a multi-byte character."""
    pieces: list[bytes] = []
    size = at = 0
    while size < _SAMPLE_BYTES and (beyond := _BEYOND_ASCII.search(data, at)):
        first = beyond.start()
        start = max(at, first - _CONTEXT_BYTES, data.rfind(b"<", at, first) + 1)
        at = data.find(b"<", first, first + _PIECE_BYTES)
        at = first + _PIECE_BYTES if at < 0 else at
        pieces.append(data[start:at])
        size += at - start
    return b"\n".join(pieces)


def _score(sample: bytes, candidate: _Candidate) -> float:
    text = sample.decode(candidate.codec, "replace")
    scale = _SCALES[candidate.name]
    beyond = Counter([character for character in text if character > "\x7f"])
    if not beyond:
        return 0.0
    common_weight = _COMMON_OF_THOUSANDS if candidate.is_multibyte else _COMMON
    known_weight = _KNOWN_OF_THOUSANDS if candidate.is_multibyte else _KNOWN
    neutral = _CJK_PUNCTUATION if candidate.is_multibyte else _PUNCTUATION
    total = 0.0
    for character, count in beyond.items():
        if character in scale.common:
            total += common_weight * count
        elif character == "\ufffd":
            total += _ERROR * count
        elif character in neutral or scale.script.match(character):
            total += known_weight * count
        else:
            total += _FOREIGN * count
    total += _MISPLACED * len(scale.misplaced.findall(text))
    return total / beyond.total()
