"""Places and agencies that news texts open with, and texts that only look so."""

from __future__ import annotations

import time

import pytest

from bodycopy.datelines import read_dateline


@pytest.mark.parametrize(
    ("text", "place", "agency"),
    [
        ("OSTERMOOR – The harbour opened.", "OSTERMOOR", None),
        ("OSTERMOOR — The harbour opened.", "OSTERMOOR", None),
        ("OSTERMOOR - The harbour opened.", "OSTERMOOR", None),
        ("OSTERMOOR -- The harbour opened.", "OSTERMOOR", None),
        ("OSTERMOOR—The harbour opened.", "OSTERMOOR", None),
        ("OSTERMOOR – “The harbour is open,” she said.", "OSTERMOOR", None),
        ("OSTERMOOR, Skarn — The harbour opened.", "OSTERMOOR, Skarn", None),
        ("WASHINGTON, D.C. – The harbour opened.", "WASHINGTON, D.C.", None),
        ("ST. LOUIS (AP) — The harbour opened.", "ST. LOUIS", "AP"),
        ("SÃO PAULO – O porto abriu.", "SÃO PAULO", None),
        ("DAMASCUS, May 5 – The harbour opened.", "DAMASCUS", None),
        ("JERUSALEM/GAZA (Reuters) - The harbour opened.", "JERUSALEM/GAZA", "Reuters"),
        ("NEW YORK, Jan 5 (Reuters) - The harbour opened.", "NEW YORK", "Reuters"),
        ("NEW YORK, Jan. 5, 2031 (AP) — The harbour opened.", "NEW YORK", "AP"),
        ("(Reuters) - The harbour opened.", None, "Reuters"),
        ("BERLIN (dpa) – Der Hafen ist offen.", "BERLIN", "dpa"),
        ("Berlin (dpa) - Der Hafen ist offen.", "Berlin", "dpa"),
        ("Frankfurt am Main (dpa/lhe) - Der Hafen ist offen.", "Frankfurt am Main", "dpa"),
        ("Paris (AFP) – Le port est ouvert.", "Paris", "AFP"),
        ("PARIS, le 5 mai 2031 (AFP) - Le port est ouvert.", "PARIS", "AFP"),
        ("MADRID, 5 Ene. (EUROPA PRESS) - El puerto abre.", "MADRID", "Europa Press"),
        ("(ANSA) - ROMA, 05 GEN - Il porto apre.", "ROMA", "ANSA"),
        ("МОСКВА, 5 января. /ТАСС/. Порт открыт.", "МОСКВА", "TASS"),
        ("МОСКВА, 5 янв — РИА Новости. Порт открыт.", "МОСКВА", "RIA Novosti"),
        ("【東京＝共同】港が開いた。", "東京", "Kyodo"),
        ("【ワシントン時事】港が開いた。", "ワシントン", "Jiji Press"),
        ("新华社北京1月5日电（记者 王小明）港口开放。", "北京", "Xinhua"),
    ],
)
def test_datelines(text: str, place: str | None, agency: str | None) -> None:
    assert read_dateline(text) == (place, agency)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "–",
        "The harbour opened – at last.",
        "The harbour - a new one - opened.",
        "Berlin – Der Hafen ist offen.",
        "NATO – the alliance – met.",
        "PORTS – they are many – are open.",
        "EXCLUSIVE – The harbour opened.",
        "WATCH LIVE – The harbour opened.",
        "UPDATE: The harbour opened.",
        "TOP TIP: The harbour opened.",
        "NEW PIER: The harbour opened.",
        "OSTERMOOR OPENS ITS PIER: The harbour opened.",
        "Ostermoor: The harbour opened.",
        "Ostermoor. The harbour opened.",
        "Berlin: at last.",
        "ST.PAUL, Harbour.com and others – The harbour opened.",
        "A – The first letter.",
        "COVID-19 is back.",
        "X-RAY machines are new.",
        "OSTERMOOR has a harbour – and a pier.",
        "Edda Thornqvist (52) – the harbour master – is glad.",
        "The harbour (new) – Opened.",
        "(Left) - A boat leaves the pier.",
        "(Jane Doe) – A boat leaves the pier.",
        "【写真】港が開いた。",
        "Ostermoor, Feb 3 (video) A boat leaves the pier.",
        "Das Ende. 3 лютого. Тут порт.",
        "Harbour.com - The new site.",
        "Ostermoor, Harbour.com - two of them.",
        "الميناء - كما قال الوزير: مفتوح",
        "OSTERMOOR OPENS ITS NEW FERRY PIER ON MONDAY TWO YEARS LATER THAN IT HAD PLANNED TO DO SO – AT LAST",
    ],
)
def test_other_openings(text: str) -> None:
    assert read_dateline(text) == (None, None)


@pytest.mark.parametrize(
    "unit",
    [
        "A",
        "A ",
        "Aa ",
        "É",
        "(",
        "/",
        "-",
        " ",
        "- ",
        ", A",
        "A, ",
        "【東",
        "a.bc, ",
        ". 3 лют. ",
        "中央社記者",
        "(A) ",
        "東",
        "a a: ",
        "दि ",
        "A, a",
    ],
)
def test_hostile_text_takes_no_time(unit: str) -> None:
    began = time.process_time()
    read_dateline(unit * (100_000 // len(unit)))
    assert time.process_time() - began < 0.1


@pytest.mark.parametrize(
    ("opening", "place", "source"),
    [
        ("OSTERMOOR (WKRN) — ", "OSTERMOOR", None),
        ("OSTERMOOR, Skarn (KTLA) – ", "OSTERMOOR, Skarn", None),
        ("OSTERMOOR, Feb. 3, 2031 /PRNewswire/ -- ", "OSTERMOOR", None),
        ("OSTERMOOR, Feb. 03, 2031 (GLOBE NEWSWIRE) -- ", "OSTERMOOR", None),
        ("London (CNN) — ", "London", None),
        ("London (video) — ", None, None),
        ("Ostermoor, 3 feb (EFE).- ", "Ostermoor", "EFE"),
        ("Roma, 3 feb. (askanews) - ", "Roma", "askanews"),
        ("(서울=연합뉴스) 홍길동 기자 = ", "서울", "Yonhap"),
        ("القاهرة (رويترز) - ", "القاهرة", "Reuters"),
        ("القاهرة 3 فبراير (رويترز) - ", "القاهرة", "Reuters"),
        ("中新网北京2月3日电 ", "北京", "China News Service"),
        ("By JANE DOE OSTERMOOR (AP) — ", None, "AP"),
        ("OSTERMOOR, HAFEN.com - ", "OSTERMOOR", None),
        ("OSTERMOOR, iHafen.id - ", "OSTERMOOR", None),
        ("ANKARA, (DHA) - ", "ANKARA", "DHA"),
        ("İSTANBUL, (DHA)- ", "İSTANBUL", "DHA"),
        ("Mumbai, Feb 3 (PTI) ", "Mumbai", "PTI"),
        ("Київ. 3 лютого. УНН. ", "Київ", "UNN"),
        ("Варшава. 3 февраля. INTERFAX.RU - ", "Варшава", "Interfax"),
        ("[ワシントン 3日 ロイター] - ", "ワシントン", "Reuters"),
        ("【ワシントンAFP時事】", "ワシントン", "AFP"),
        ("（中央社記者王小明台北3日電）", "台北", "Central News Agency"),
        ("(서울=뉴스1) 홍길동 기자 = ", "서울", "News1"),
        ("القاهرة - أ ش أ: ", "القاهرة", "Middle East News Agency"),
        ("Hà Nội (TTXVN) - ", "Hà Nội", "TTXVN"),
        ("OSTERMOOR: ", "OSTERMOOR", None),
        ("NEW DELHI: ", "NEW DELHI", None),
        ("OSTERMOOR, Feb 3: ", "OSTERMOOR", None),
        ("MUMBAI, May 3 (PTI): ", "MUMBAI", "PTI"),
        ("ISLAMABAD, Feb 3 (APP):", "ISLAMABAD", None),
        ("Ostermoor, Feb 3 (OMN): ", "Ostermoor", None),
        ("New Delhi [India], February 3 (ANI): ", "New Delhi", "ANI"),
        ("New Delhi: ", "New Delhi", None),
        ("Berlin. ", "Berlin", None),
        ("नई दिल्ली: ", "नई दिल्ली", None),
        ("मुंबई। ", "मुंबई", None),
        ("नई दिल्ली, 3 फरवरी (पीटीआई) ", "नई दिल्ली", "PTI"),
        ("ঢাকা (বাসস) ", "ঢাকা", "BSS"),
        ("کراچی: ", "کراچی", None),
        ("Budapest, 2031. február 3., hétfő (MTI) – ", "Budapest", "MTI"),
        ("Zagreb, 3. veljače 2031. (Hina) - ", "Zagreb", "Hina"),
        ("Bratislava 3. februára (TASR) – ", "Bratislava", "TASR"),
        ("Harbour6.com, Ostermoor - ", "Ostermoor", None),
        ("HARBOUR.CO.ID, OSTERMOOR -- ", "OSTERMOOR", None),
    ],
)
def test_more_forms(opening: str, place: str | None, source: str | None) -> None:
    assert read_dateline(f"{opening}The pier opened on Monday.") == (place, source)
