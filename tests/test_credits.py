"""Picture credits, alone and at the end of captions."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodycopy.credits import bare_credit, ends_in_credit, is_credit, split_captions


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Photo: Jane Doe", "Jane Doe"),
        ("PHOTO: JANE DOE", "JANE DOE"),
        ("Photo by Jane Doe on Unsplash", "Jane Doe on Unsplash"),
        ("Photo provided by Jane Doe.", "Jane Doe"),
        ("Photograph by Jane Doe", "Jane Doe"),
        ("Courtesy of the Ostermoor Museum", "the Ostermoor Museum"),
        ("Image: Harbour Office", "Harbour Office"),
        ("Screenshot: Jane Doe / Harbour Games", "Jane Doe / Harbour Games"),
        ("Credit: Jane Doe/The Ostermoor Times", "Jane Doe/The Ostermoor Times"),
        ("(AP Photo/Jane Doe)", "AP Photo/Jane Doe"),
        ("(AP Photo/Jane Doe, File)", "AP Photo/Jane Doe, File"),
        ("JANE DOE/AFP via Getty Images", "JANE DOE/AFP via Getty Images"),
        ("Jane Doe/Getty Images", "Jane Doe/Getty Images"),
        ("Jane Doe | Getty Images", "Jane Doe | Getty Images"),
        ("Getty Images", "Getty Images"),
        ("Jane Doe/Harbour Radio", "Jane Doe/Harbour Radio"),
        ("© Reuters / Jane Doe", "Reuters / Jane Doe"),
        ("Foto: Jana Muster/dpa", "Jana Muster/dpa"),
        ("Foto: dpa", "dpa"),
        ("Foto: privat", "privat"),
        ("Bild: Imago/Jana Muster", "Imago/Jana Muster"),
        ("Quelle: dpa", "dpa"),
        ("Crédit photo : Jeanne Dupont", "Jeanne Dupont"),
        ("Foto: EFE/Juan Pérez", "EFE/Juan Pérez"),
        ("Foto: Archivo", "Archivo"),
        ("Foto: ANSA", "ANSA"),
        ("Beeld: ANP", "ANP"),
        ("Фото: Иван Петров / ТАСС", "Иван Петров / ТАСС"),
        ("© РИА Новости / Иван Петров", "РИА Новости / Иван Петров"),
        ("Fotoğraf: Ayşe Yılmaz", "Ayşe Yılmaz"),
        ("写真：山田太郎", "山田太郎"),
        ("写真＝ロイター", "ロイター"),
        ("撮影／山田太郎", "山田太郎"),
        ("（AFP＝時事）", "AFP＝時事"),
        ("图/视觉中国", "视觉中国"),
        ("图片来源：视觉中国", "视觉中国"),
        ("사진: 연합뉴스", "연합뉴스"),
        ("صورة: رويترز", "رويترز"),
        ("(رويترز)", "رويترز"),
        ("أحمد منصور/رويترز", "أحمد منصور/رويترز"),
        ("Fot. Ole Brandt / PAP", "Ole Brandt / PAP"),
        ("fot. Anna Nowak", "Anna Nowak"),
        ("Foto ANP", "ANP"),
        ("Beeld ANP / Jan de Vries", "ANP / Jan de Vries"),
        ("ⓒ 연합뉴스", "연합뉴스"),
        ("사진제공=현대", "현대"),
        ("新华社记者 王小明 摄", "新华社记者 王小明 摄"),
        ("記者王小明／攝影", "記者王小明／攝影"),
        ("צילום: יוסי כהן", "יוסי כהן"),
        ("عکس: ایرنا", "ایرنا"),
        ("फोटो: पीटीआई", "पीटीआई"),
        ("ภาพ: รอยเตอร์", "รอยเตอร์"),
        ("Φωτ.: ΑΠΕ-ΜΠΕ", "ΑΠΕ-ΜΠΕ"),
        ("Φωτογραφία: Γιώργος Παπάς", "Γιώργος Παπάς"),
        ("Ảnh: Reuters", "Reuters"),
        ("Zdroj: ČTK / Jan Novák", "ČTK / Jan Novák"),
        ("Fotó: MTI/Kovács Anna", "MTI/Kovács Anna"),
        ("Снимка: БТА", "БТА"),
    ],
)
def test_credits(text: str, bare: str) -> None:
    assert is_credit(text)
    assert bare_credit(text) == bare
    assert split_captions(text) == [("", bare)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Photo",
        "Jane Doe",
        "Photos",
        "and/or",
        "Log In / Register",
        "News/Opinion",
        "The harbour opened on Monday.",
        "Photo: A boat leaves the harbour on a rainy day in June",
        "Video: How to cook rice in a small boat",
        "Source: How do we know?",
        "Source: I Read the Report That the Harbour Office Did Not Want You to Read",
        "Images of the day: a boat in the rain",
        "Bild: So schön ist der Hafen bei Nacht",
        "© 2031 Reuters",
        "© Copyright Ostermoor Verlag",
        "By Jane Doe, Associated Press",
        "Photo de famille",
        "Foto Galeri",
        "Foto und Video",
        "旧渡轮停泊。（图/新华社）",
        "옛 여객선. /연합뉴스",
        "العبارة القديمة - رويترز",
        "船在港口的三个小时之前离开了/新华社",
        "记者在现场拍摄",
        "Foto de familia del grupo en el puerto",
        "© Ostermoor Times 2031",
        "Boats and ferries rally as the pier opens, Reuters reports",
        "Harbour Widens Lead to 47-40, Reuters/Ipsos Poll Finds",
        "A boat leaves the pier. Jane Doe / Pexels",
        "写真で見る港の一日。雨の日も風の日も船は出る。そして帰ってくる。",
        "صورة من الميناء في يوم ماطر قبل أن تبحر السفن إلى الجزر البعيدة",
    ],
)
def test_other_lines(text: str) -> None:
    assert not is_credit(text)


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("A boat leaves the pier. (AP Photo/Jane Doe)", "A boat leaves the pier.", "AP Photo/Jane Doe"),
        (
            "A boat leaves the pier. (Jane Doe/The Times via AP, File)",
            "A boat leaves the pier.",
            "Jane Doe/The Times via AP, File",
        ),
        ("A boat leaves the pier. (Jane Doe)", "A boat leaves the pier.", "Jane Doe"),
        ("A boat leaves the pier. [Jane Doe/Reuters]", "A boat leaves the pier.", "Jane Doe/Reuters"),
        ("A boat leaves the pier (Photo by Jane Doe/Getty Images).", "A boat leaves the pier", "Jane Doe/Getty Images"),
        ("A boat leaves the pier. © Reuters / Jane Doe", "A boat leaves the pier.", "Reuters / Jane Doe"),
        ("A boat leaves the pier. Photo: Jane Doe", "A boat leaves the pier.", "Jane Doe"),
        ("A boat leaves the pier. Photograph by Jane Doe.", "A boat leaves the pier.", "Jane Doe"),
        ("A boat leaves the pier. Jane Doe/Getty Images", "A boat leaves the pier.", "Jane Doe/Getty Images"),
        ("A boat leaves the pier.Jane Doe / Getty Images", "A boat leaves the pier.", "Jane Doe / Getty Images"),
        ("A boat leaves the pier. J. Doe/AP", "A boat leaves the pier.", "J. Doe/AP"),
        ("A boat (left) leaves the pier. Getty Images", "A boat (left) leaves the pier.", "Getty Images"),
        ("A boat leaves the pier. | Jane Doe/The Times", "A boat leaves the pier.", "Jane Doe/The Times"),
        ("A boat leaves the pier | AP", "A boat leaves the pier", "AP"),
        ("Ein Boot verlässt den Hafen (Foto: Jana Muster/dpa)", "Ein Boot verlässt den Hafen", "Jana Muster/dpa"),
        ("Ein Boot verlässt den Hafen. Foto: dpa", "Ein Boot verlässt den Hafen.", "dpa"),
        ("Ein Boot verlässt den Hafen | Quelle: dpa", "Ein Boot verlässt den Hafen", "dpa"),
        ("Un bateau quitte le port. Crédit photo : Jean Dupont", "Un bateau quitte le port.", "Jean Dupont"),
        ("Un barco sale del puerto. (Foto: EFE/Juan Pérez)", "Un barco sale del puerto.", "EFE/Juan Pérez"),
        ("Лодка покидает порт. Фото: Иван Петров / ТАСС", "Лодка покидает порт.", "Иван Петров / ТАСС"),
        ("港を出る船（写真：山田太郎）", "港を出る船", "山田太郎"),
        ("港を出る船＝山田太郎撮影", "港を出る船", "山田太郎撮影"),
        ("港を出る船＝ロイター", "港を出る船", "ロイター"),
        ("港を出る船（ロイター）", "港を出る船", "ロイター"),
        ("船离开港口。（新华社记者 王小明 摄）", "船离开港口。", "新华社记者 王小明 摄"),
        ("قارب يغادر الميناء (رويترز)", "قارب يغادر الميناء", "رويترز"),
        ("Stary prom w porcie. (fot. Ole Brandt / PAP)", "Stary prom w porcie.", "Ole Brandt / PAP"),
        ("Stary prom w porcie (fot. PAP)", "Stary prom w porcie", "PAP"),
        ("Stary prom w porcie. Fot. Ole Brandt / PAP", "Stary prom w porcie.", "Ole Brandt / PAP"),
        ("Stary prom w porcie, fot. Anna Nowak", "Stary prom w porcie", "Anna Nowak"),
        ("De oude boot. Foto ANP", "De oude boot.", "ANP"),
        ("旧渡轮停泊。（图/新华社）", "旧渡轮停泊。", "新华社"),
        ("旧渡轮停泊。新华社记者 王小明 摄", "旧渡轮停泊。", "新华社记者 王小明 摄"),
        ("舊渡輪停泊。記者王小明／攝影", "舊渡輪停泊。", "記者王小明／攝影"),
        ("舊渡輪停泊。中央社", "舊渡輪停泊。", "中央社"),
        ("옛 여객선. ⓒ 연합뉴스", "옛 여객선.", "연합뉴스"),
        ("옛 여객선 /사진제공=현대", "옛 여객선", "현대"),
        ("옛 여객선. [연합뉴스 자료사진]", "옛 여객선.", "연합뉴스 자료사진"),
        ("המעבורת הישנה (צילום: רויטרס)", "המעבורת הישנה", "רויטרס"),
        ("کشتی قدیمی. عکس: ایرنا", "کشتی قدیمی.", "ایرنا"),
        ("पुरानी नौका। फोटो: पीटीआई", "पुरानी नौका।", "पीटीआई"),
        ("เรือลำเก่า ภาพ: รอยเตอร์", "เรือลำเก่า", "รอยเตอร์"),
        ("Το παλιό πλοίο. Φωτ.: ΑΠΕ-ΜΠΕ", "Το παλιό πλοίο.", "ΑΠΕ-ΜΠΕ"),
        ("Chiếc phà cũ. (Ảnh: Nguyễn An)", "Chiếc phà cũ.", "Nguyễn An"),
        ("Starý trajekt. Zdroj: ČTK / Jan Novák", "Starý trajekt.", "ČTK / Jan Novák"),
        ("A régi komp. Fotó: MTI/Kovács Anna", "A régi komp.", "MTI/Kovács Anna"),
        ("Стари ферибот. Снимка: БТА", "Стари ферибот.", "БТА"),
    ],
)
def test_captions_with_a_credit(text: str, caption: str, credit: str) -> None:
    assert split_captions(text) == [(caption, credit)]
    assert ends_in_credit(text)


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("The old ferry. — Reuters", "The old ferry.", "Reuters"),
        ("The old ferry.—AFP/File", "The old ferry.", "AFP/File"),
        ("Le vieux ferry. - Ole Brandt / AFP", "Le vieux ferry.", "Ole Brandt / AFP"),
        ("Il vecchio traghetto - Ansa", "Il vecchio traghetto", "Ansa"),
        ("El viejo barco / EFE", "El viejo barco", "EFE"),
        ("옛 여객선. /연합뉴스", "옛 여객선.", "연합뉴스"),
        ("العبارة القديمة - رويترز", "العبارة القديمة", "رويترز"),
    ],
)
def test_a_credit_behind_a_dash_tells_no_caption(text: str, caption: str, credit: str) -> None:
    assert split_captions(text) == [(caption, credit)]
    assert not ends_in_credit(text)


@pytest.mark.parametrize(
    "text",
    [
        "A boat leaves the pier.",
        "A boat leaves the pier - at last.",
        "A boat leaves the pier – Jane Doe",
        "A boat leaves the pier. harbourpath / Depositphotos",
        "Nella foto Marco Rossi e Giulia Bianchi",
        "A boat leaves the pier (left) in May.",
        "He said the harbour (and the pier) is closed (for now).",
        "It earned more than ever before, he said. She works at Reuters.",
        "Edda Thornqvist (centre) and Jane Doe (right)",
        "Politics | Culture | Sport",
        "Enjoy it while you still can see it | CBC News Loaded",
        "Ferries in the harbour of Ostermoor | 22 May 2031",
        "Printed at the old harbour of Ostermoor | ISSN 2499-0485",
        "El ministro saluda a los pescadores tras la foto de familia del puerto",
        "Terms of Service | Privacy Policy",
        "By Jane Doe | Staff Writer",
        "Why the harbour is late and what that means | Opinion",
        "A boat in the old harbour | NATO troops wait",
        "The photo: a boat leaves the harbour while two men wait for it on the quay",
        "The choice is between ferries and/or boats",
        "© 2031 The Ostermoor Times. All rights reserved.",
        "Das Boot (1981) ist ein Film über ein U-Boot (und seine Leute).",
    ],
)
def test_captions_without_a_credit(text: str) -> None:
    assert split_captions(text) == [(text, None)]
    assert not ends_in_credit(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A view of the pier. | AGENCY / VIA X Another view of it. | AGENCY / VIA X",
            [("A view of the pier.", "AGENCY / VIA X"), ("Another view of it.", "AGENCY / VIA X")],
        ),
        (
            "A boat in the harbour | AGENCY A dog on the quay | JANE DOE",
            [("A boat in the harbour", "AGENCY"), ("A dog on the quay", "JANE DOE")],
        ),
        (
            "A boat in the harbour | AGENCY & CO A man waits for it.",
            [("A boat in the harbour", "AGENCY & CO"), ("A man waits for it.", None)],
        ),
        ("", []),
        ("  ", []),
        ("|", [("|", None)]),
    ],
)
def test_several_captions_in_a_line(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert split_captions(text) == expected


def test_a_credit_alone_ends_no_caption() -> None:
    assert not ends_in_credit("Photo: Jane Doe")


@given(st.text(alphabet="Aa.|/() ©:é写真", max_size=200))
def test_captions_and_credits_are_parts_of_the_line(text: str) -> None:
    position = 0
    for caption, credit in split_captions(text):
        for part in (caption, credit or ""):
            found = text.find(part, position)
            assert found >= 0
            position = found + len(part)


UNITS = [
    "A",
    "a",
    " ",
    "|",
    "A ",
    "| ",
    "A | ",
    "(",
    "()",
    "(A",
    ".",
    ". A",
    "photo: ",
    "photo ",
    "©",
    "© ",
    "/",
    "＝",
    "＝写",
    "写真",
    "é ",
    "a a a a | A ",
    ". -",
    " - A",
    "记者",
    "foto ",
]


@pytest.mark.parametrize("unit", UNITS)
def test_hostile_text_takes_no_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    began = time.process_time()
    is_credit(text)
    bare_credit(text)
    ends_in_credit(text)
    is_credit(text[:90])
    assert time.process_time() - began < 0.3


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        (
            "The pier opens. Foto: Edda Holm og Ines Varga (Harbour News)",
            "Edda Holm og Ines Varga (Harbour News)",
        ),
        ("여객선이 섬을 떠나고 있다. [사진 출처 = 연합뉴스]", "연합뉴스"),
        ("A boat leaves the pier. (Reuters)", "Reuters"),
        ("A boat leaves the pier. (Photo: Jane Doe / AP)", "Jane Doe / AP"),
    ],
)
def test_brackets_that_a_credit_opens_it_closes(text: str, credit: str) -> None:
    (caption,) = split_captions(text)
    assert caption.credit == credit


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("Bild © Edda Thornqvist (hr)", "Edda Thornqvist (hr)"),
        ("(Jane Doe)", "Jane Doe"),
        ("Jane Doe (AP) / Ines Varga (AFP)", "Jane Doe (AP) / Ines Varga (AFP)"),
        ("(Jane Doe", "Jane Doe"),
        ("Jane Doe]", "Jane Doe"),
    ],
)
def test_bare_credits_keep_whole_brackets(text: str, credit: str) -> None:
    assert bare_credit(text) == credit
