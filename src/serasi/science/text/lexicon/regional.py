"""Everyday words of regional languages in field messages, with their Indonesian equal.

Javanese, Osing, Madurese, Sundanese, Banjar, Sasak and the Malay of Maluku, Papua and Timor.
"""

from __future__ import annotations

_JAVANESE = {
    "tiyang": "orang", "peken": "pasar", "enjing": "pagi", "wau": "tadi", "setunggal": "satu",
    "sampun": "sudah", "mboten": "tidak", "wonten": "ada", "dalu": "malam", "griyo": "rumah",
    "dipunserang": "diserang", "kalih": "dua", "sanes": "bukan", "badhe": "akan", "nyuwun": "minta",
    "seda": "meninggal", "sedo": "meninggal", "ingkang": "yang", "sing": "yang", "siji": "satu",
    "loro": "dua", "telu": "tiga", "papat": "empat", "enem": "enam", "pitu": "tujuh",
    "wolu": "delapan", "sanga": "sembilan", "songo": "sembilan", "entheng": "ringan",
    "cacahipun": "jumlahnya", "kirang": "kurang", "langkung": "lebih", "sekawan": "empat",
    "arep": "mau", "durung": "belum", "wis": "sudah", "wes": "sudah", "uwis": "sudah",
    "wong": "orang", "uwong": "orang", "cah": "anak", "karo": "dengan", "nek": "kalau",
    "lek": "kalau", "yen": "kalau", "sesuk": "besok", "mengko": "nanti", "mengke": "nanti",
    "bengi": "malam", "mbengi": "malam", "esuk": "pagi", "saiki": "sekarang", "wingi": "kemarin",
    "iki": "ini", "kuwi": "itu", "iku": "itu", "kabeh": "semua", "ojo": "jangan", "ojok": "jangan",
    "mbales": "membalas", "obong": "bakar", "diobong": "dibakar", "ngobong": "membakar",
    "diobongi": "dibakari", "balang": "lempar", "dibalang": "dilempar", "mbalang": "melempar",
    "dibalangi": "dilempari", "mbalangi": "melempari", "pateni": "bunuh", "dipateni": "dibunuh",
    "mateni": "membunuh", "diantem": "dipukul", "ngantem": "memukul", "diantemi": "dipukuli",
    "dikepruk": "dipukul", "ngepruk": "memukul", "dikepruki": "dipukuli", "dijotos": "dipukul",
    "dijotosi": "dipukuli", "diajar": "dihajar", "nantang": "menantang", "njaluk": "minta",
    "jaluk": "minta", "sepuro": "maaf", "ngapuro": "maaf", "rubuhno": "robohkan",
    "dirubuhno": "dirobohkan", "dirubuhkan": "dirobohkan", "watu": "batu", "tulung": "tolong",
    "omah": "rumah", "omahe": "rumahnya", "tatu": "luka", "ono": "ada", "onok": "ada",
    "gowo": "bawa", "nggowo": "membawa", "gowoan": "bawaan", "rame": "ramai",
    "kelingan": "teringat",
    "taun": "tahun", "biyen": "dulu", "podo": "pada", "piye": "bagaimana",
    "mung": "hanya", "soko": "dari", "seko": "dari", "teko": "datang", "ngongkon": "menyuruh",
    "dikongkon": "disuruh", "padu": "cekcok", "gegeran": "keributan", "gelutan": "berkelahi",
    "tukaran": "berkelahi", "ngancemi": "mengancam", "diancem": "diancam", "ngamuk": "mengamuk",
    "nyegat": "mencegat", "ditutupi": "ditutup", "ditutupe": "ditutup", "ngrebut": "merebut",
    "bubrah": "rusak", "remuk": "hancur", "ajur": "hancur",
}  # fmt: skip
_MADURESE = {
    "settong": "satu", "matte": "mati", "odi": "hidup", "oreng": "orang","acarok": "carok",
    "ecarok": "dibacok",
    "ekaroyok": "dikeroyok", "ekeroyok": "dikeroyok", "eobbar": "dibakar", "eobbhar": "dibakar",
    "ebacok": "dibacok", "epokol": "dipukul", "epokole": "dipukuli", "epateh": "dibunuh",
    "epate": "dibunuh", "ekeppong": "dikepung", "ekepong": "dikepung", "etangkep": "ditangkap",
    "eancem": "diancam", "erosak": "dirusak", "arosak": "merusak", "rosak": "rusak",
    "atokar": "berkelahi", "atokaran": "berkelahi", "tokaran": "berkelahi", "akompol": "berkumpul",
    "kompol": "kumpul", "mate": "mati", "loka": "luka", "lokah": "luka", "tako": "takut",
    "tatangghana": "tetangganya", "tatangga": "tetangga", "romana": "rumahnya", "bada": "ada",
    "badha": "ada", "tade": "tidak ada", "tadha": "tidak ada", "abinie": "istrinya",
    "binina": "istrinya", "sittong": "satu", "dubelas": "dua belas", "obbar": "bakar",
    "obbhar": "bakar","elempar": "dilempar", "elempare": "dilempari",
    "kabherre": "kabarnya", "sengko": "saya", "tretan": "saudara saudara", "bannya": "banyak",
    "ngalak": "mengambil", "ngeco": "mencuri", "maleng": "maling",
}  # fmt: skip
_EASTERN = {
    "su": "sudah", "tra": "tidak", "trada": "tidak ada", "tarada": "tidak ada", "tara": "tidak",
    "tida": "tidak", "sonde": "tidak", "sondak": "tidak", "dorang": "mereka",
    "katong": "kami", "ketong": "kami", "kitong": "kami", "kitorang": "kami", "torang": "kami",
    "bakalai": "berkelahi", "bakalahi": "berkelahi", "bakelai": "berkelahi",
    "bekelahi": "berkelahi", "bekelai": "berkelahi", "baklai": "berkelahi", "dibusur": "dipanah",
    "bapa": "bapak", "mace": "ibu", "pace": "bapak","bapalang": "memalang",
    "dipalangi": "dipalang", "togor": "tegur", "so": "sudah", "nda": "tidak",
}  # fmt: skip
_WESTERN = {
    "katek": "tidak ada", "dak": "tidak", "ado": "ada", "halak": "orang", "tolu": "tiga",
    "sada": "satu", "ndang": "tidak", "adong": "ada", "marbada": "berkelahi", "hona": "kena",
    "henteu": "tidak", "teu": "tidak", "euweuh": "tidak ada", "ngaduruk": "membakar",
    "diduruk": "dibakar", "ditakol": "dipukul", "ditakolan": "dipukuli", "jelema": "orang",
    "jalma": "orang", "barudak": "anak anak", "maot": "meninggal", "imah": "rumah",
   "kada": "tidak", "handak": "mau", "urang": "orang", "indak": "tidak",
   "endek": "tidak", "ndek": "tidak", "ndeq": "tidak", "besiat": "berkelahi",
    "besiak": "berkelahi", "mejaguran": "berkelahi", "takda": "tidak ada", "tkda": "tidak ada",
    "ngelempar": "melempar", "ngelemparin": "melempari", "ngerusak": "merusak",
    "ngebakar": "membakar", "ngehajar": "menghajar", "mukulin": "memukuli", "digebugin": "digebuki",
}  # fmt: skip

REGIONAL: dict[str, str] = {
    word: full
    for book in (_JAVANESE, _MADURESE, _EASTERN, _WESTERN)
    for word, full in book.items()
    if word != full
}
