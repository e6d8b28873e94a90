"""Words of abuse, of targets and of calls to act, in Indonesian, Javanese and Madurese."""

from __future__ import annotations

from serasi.science.text.lexicon.acts import _list

ABUSE = _list(
    "anjing, anjir, bangsat, bajingan, keparat, brengsek, goblok, goblog, tolol, bego, dungu, "
    "idiot, kampret, monyet, babi, kunyuk, tai, taik, asu, jancok, jancuk, cok, dancok, matamu, "
    "ndasmu, celeng, pantek, patek, kontol, memek, ngentot, perek, lonte, pelacur, sundal, "
    "biadab, laknat, sampah masyarakat, setan, iblis, bencong, banci, kacung, otak udang, "
    "otak kosong, sinting, edan, pateng, jembut, tempik, bedebah, sialan, pecundang, budek, "
    "ngehe, jablay, antek, hina, najis, bodoh"
)
TARGETS = {
    "agama": _list(
        "kafir, kaum kafir, kristen, katolik, nasrani, islam, muslim, hindu, buddha, budha, "
        "konghucu, "
        "yahudi, gereja, pendeta, kiai, ulama, umat, syiah, ahmadiyah, wahabi, salafi, aswaja, "
        "salib, aliran sesat"
    ),
    "etnis": _list(
        "cina, china, tionghoa, aseng, suku madura, orang madura, suku jawa, orang jawa, suku "
        "osing, "
        "orang papua, orang batak, orang arab, keturunan arab, keturunan cina, pribumi, "
        "non pribumi, suku, etnis, pendatang, orang asing"
    ),
    "kelompok": _list(
        "perguruan, psht, pagar nusa, ikspi, ormas, komunis, pki, banser, fpi, hti, lgbt"
    ),
}  # fmt: skip
HOSTILE = _list(
    "usir, bakar, bunuh, habisi, bantai, musnahkan, ganyang, serang, serbu, gantung, tumpas, "
    "hancurkan, penggal, sikat, gorok, enyah, enyahkan, basmi, gebuk, libas, ratakan, bubarkan, "
    "sesat, menyesatkan, penjajah, pengkhianat, musuh islam, musuh allah, halal darahnya, "
    "darahnya halal, binatang, perusak, tidak pantas hidup, bukan manusia, pulang ke asal"
)
CALLS = _list(
    "ayo, mari, ayok, yuk, gas, gaskan, serukan, rapatkan barisan, kumpul, berkumpul, kumpulkan, "
    "sebarkan, viralkan, lawan, turun ke "
    "jalan, siapkan, jangan diam, wajib, balas, bales, "
    "kita habisi, kita serang, kita bakar, kita usir, ditunggu di, titik kumpul"
)
SARA = _list(
    "sara, beda agama, beda aliran, penistaan agama, penodaan agama, aliran sesat, rasis, kafir, "
    "antar agama, antar suku, antar etnis, ahmadiyah, syiah, gereja, kapel, jemaat, kebaktian, "
    "rumah ibadah, tempat ibadah, etnis, pribumi, intoleransi, intoleran, menghina nabi, "
    "menista agama, beda keyakinan, penolakan ibadah, antarumat, antar umat, lintas agama"
)
FORWARD = _list(
    "kebenaran berita, ramai di tiktok, ramai di facebook, sebarkan, viralkan, "
    "diviralkan, tolong diviralkan, mohon dicek, dicek kebenarannya, cek "
    "kebenaran, bagikan, share, forward, diteruskan, diteruskan berkali kali, teruskan, "
    "dari grup sebelah, grup sebelah, copas, copy paste, tolong disebar, mohon disebar, "
    "tolong dishare, jangan berhenti di kamu, semoga bermanfaat, info valid, info dari, "
    "katanya, konon, kabarnya, dengar dengar, denger denger, isunya, ada isu, beredar, "
    "beredar kabar, beredar video, beredar isu, kabar beredar, dapat info, info yang beredar, "
    "rumor, desas desus, pesan berantai, hati hati, waspada, awas, darurat, gawat, penting, "
    "segera, harap waspada, benarkah, apa benar, apakah benar"
)
HARM: dict[str, list[str]] = {
    "abuse": ABUSE, "hostile": HOSTILE, "call": CALLS, "sara": SARA, "forward": FORWARD,
    **{"target:" + name: words for name, words in TARGETS.items()},
}  # fmt: skip
