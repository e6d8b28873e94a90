"""The reason of each check in plain Indonesian words, and its name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from serasi.science.scales.checks import Check, CheckKey, Told

TITLES: Mapping[CheckKey, str] = MappingProxyType(
    {
        "alpha_total": "Kekompakan 30 butir (alfa)",
        "omega_total": "Kekompakan 30 butir (omega)",
        "omega_general": "Satu keserasian di balik semua butir (omega hierarkis)",
        "omega_attitude": "Kekompakan butir dalam satu sikap (omega)",
        "item_rest": "Butir sejalan dengan sikapnya",
        "item_missing": "Butir yang tidak dijawab",
        "ceiling": "Butir yang hampir semua orang memberi nilai tertinggi",
        "factors_ten": "Model sepuluh sikap",
        "factors_sila": "Model lima sila",
        "factors_bifactor": "Model satu keserasian dengan sepuluh sikap",
        "invariance": "Butir berarti sama di semua wilayah",
        "items_by_group": "Butir berarti sama bagi semua kelompok",
        "retest": "Jawaban ulang dua pekan kemudian",
        "trust": "Sejalan dengan rasa percaya",
        "straight_lines": "Jawaban seragam",
        "contradictions": "Jawaban bertentangan",
        "yea_saying": "Kecenderungan selalu mengiyakan",
        "interviewers": "Pengaruh pewawancara",
        "haste": "Wawancara terlalu singkat",
        "distance": "Wawancara jauh dari RT terpilih",
        "response": "Tingkat tanggapan",
    }
)

GROUPINGS: Mapping[str, str] = MappingProxyType(
    {
        "sex": "jenis kelamin",
        "age": "kelompok umur",
        "majority": "mayoritas dan minoritas",
        "language": "bahasa",
    }
)

LEVELS: Mapping[str, str] = MappingProxyType(
    {"configural": "pola", "metric": "muatan", "scalar": "titik awal"}
)

REASONS: Mapping[str, str] = MappingProxyType(
    {
        "alpha_total.hijau": "Butir-butir sejalan: alfa {value}, sedikitnya {threshold}.",
        "alpha_total.kuning": "Alfa {value}, di bawah {threshold}: indeks boleh dipakai, tetapi "
        "ralatnya lebih besar. Periksa butir yang lemah.",
        "alpha_total.merah": "Alfa {value}, jauh di bawah {threshold}: butir-butir tidak mengukur "
        "hal yang sama. Jangan terbitkan indeks sebelum diperiksa.",
        "alpha_total.tidak_ada_data": "Terlalu sedikit lembar jawaban untuk menghitung alfa.",
        "omega_total.hijau": "Butir-butir sejalan: omega {value}, sedikitnya {threshold}.",
        "omega_total.kuning": "Omega {value}, di bawah {threshold}: indeks boleh dipakai, tetapi "
        "ralatnya lebih besar.",
        "omega_total.merah": "Omega {value}, jauh di bawah {threshold}: jangan terbitkan indeks "
        "sebelum diperiksa.",
        "omega_total.tidak_ada_data": "Omega tidak dapat dihitung: lembar lengkap terlalu sedikit "
        "atau tidak ditemukan satu faktor.",
        "omega_general.hijau": "Sebagian besar perbedaan skor berasal dari satu keserasian umum "
        "({value}): satu angka indeks dapat dipertanggungjawabkan.",
        "omega_general.kuning": "Keserasian umum memikul {value} dari perbedaan skor: tampilkan "
        "indeks bersama sepuluh sikapnya, jangan sendirian.",
        "omega_general.merah": "Keserasian umum hanya memikul {value} dari perbedaan skor: satu "
        "angka indeks menyesatkan; baca tiap sikap.",
        "omega_general.tidak_ada_data": "Tidak dapat dihitung: model satu keserasian dengan "
        "sepuluh sikap tidak memberi hasil yang sah.",
        "omega_attitude.hijau": "Butir {attitude} sejalan: omega {value}.",
        "omega_attitude.kuning": "Omega {attitude} {value}, di bawah {threshold}: baca skor sikap "
        "ini dengan hati-hati.",
        "omega_attitude.merah": "Omega {attitude} {value}, jauh di bawah {threshold}: butirnya "
        "tidak mengukur satu sikap. Jangan bandingkan skor sikap ini.",
        "omega_attitude.no_factor": "Butir {attitude} tidak membentuk satu faktor yang sah (alfa "
        "{alpha}): baca skor sikap ini dengan hati-hati.",
        "omega_attitude.tidak_ada_data": "Terlalu sedikit lembar jawaban untuk menilai butir "
        "{attitude}.",
        "item_rest.hijau": "Semua butir sejalan dengan sikapnya; yang terlemah {item} ({value}).",
        "item_rest.kuning": "{count} butir kurang sejalan dengan sikapnya (di bawah {threshold}): "
        "{items}. Periksa bunyinya sebelum gelombang berikut.",
        "item_rest.merah": "{count} butir tidak sejalan dengan sikapnya: {items}; yang terlemah "
        "{item} ({value}). Periksa bunyi, terjemahan, dan pengisiannya.",
        "item_rest.turned": "Butir {items} berlawanan arah dengan sikapnya: mungkin butir balik "
        "belum dibalik, atau kolomnya tertukar.",
        "item_rest.tidak_ada_data": "Terlalu sedikit jawaban untuk menilai tiap butir.",
        "item_missing.hijau": "Setiap butir dijawab hampir semua orang; yang paling sering kosong "
        "{item} ({value}).",
        "item_missing.kuning": "{count} butir kosong pada lebih dari {threshold} lembar: {items}. "
        "Periksa apakah pertanyaannya dipahami.",
        "item_missing.merah": "{count} butir terlalu sering kosong, terbanyak {item} ({value}): "
        "skornya dapat menyimpang.",
        "item_missing.tidak_ada_data": "Terlalu sedikit lembar jawaban.",
        "ceiling.hijau": "Tidak ada butir yang hampir semua orang memberi nilai tertinggi; "
        "tertinggi {item} ({value}).",
        "ceiling.kuning": "{count} butir diberi nilai tertinggi oleh lebih dari {threshold} "
        "orang: {items}. Perubahan ke atas tidak akan terlihat.",
        "ceiling.merah": "{item} diberi nilai tertinggi oleh {value} orang: butir ini tidak lagi "
        "membedakan apa pun.",
        "ceiling.tidak_ada_data": "Terlalu sedikit lembar jawaban.",
        "factors.tidak_ada_data": "Baru {rows} lembar lengkap; model ini perlu sedikitnya {least}.",
        "factors.not_converged": "Perhitungan model tidak menemukan hasil; tidak ada yang boleh "
        "dibaca darinya.",
        "factors.not_identified": "Data tidak dapat membedakan bilangan-bilangan model ini; "
        "hasilnya tidak boleh dibaca.",
        "factors.negative_residual": "Hasil tidak sah (kasus Heywood): sisa ragam butir "
        "{subjects} di bawah nol. Model ini tidak cocok untuk data ini.",
        "factors.factors_inseparable": "Hasil tidak sah: {subjects} tidak dapat dibedakan satu "
        "sama lain oleh jawaban warga.",
        "factors_ten.hijau": "Sepuluh sikap terlihat dalam jawaban (CFI {cfi}, TLI {tli}, RMSEA "
        "{rmsea}, SRMR {srmr}).",
        "factors_ten.kuning": "Sepuluh sikap terlihat kurang jelas ({failed} di luar batas; CFI "
        "{cfi}, RMSEA {rmsea}): baca tiap sikap sebagai ringkasan butirnya.",
        "factors_ten.merah": "Sepuluh sikap tidak terlihat dalam jawaban ({failed} di luar batas; "
        "CFI {cfi}, RMSEA {rmsea}). Terbitkan tiap sikap sebagai ringkasan butirnya (formatif); "
        "indeks tetap boleh.",
        "factors_sila.hijau": "Lima sila terlihat dalam jawaban (CFI {cfi}, TLI {tli}, RMSEA "
        "{rmsea}, SRMR {srmr}).",
        "factors_sila.kuning": "Lima sila terlihat kurang jelas ({failed} di luar batas; CFI "
        "{cfi}, RMSEA {rmsea}): baca skor sila sebagai ringkasan butirnya.",
        "factors_sila.merah": "Lima sila tidak terlihat sebagai lima hal yang berbeda ({failed} di "
        "luar batas; CFI {cfi}, RMSEA {rmsea}): skor sila adalah ringkasan butirnya saja.",
        "factors_bifactor.hijau": "Satu keserasian dengan sepuluh sikap cocok dengan jawaban (CFI "
        "{cfi}, TLI {tli}, RMSEA {rmsea}, SRMR {srmr}).",
        "factors_bifactor.kuning": "Satu keserasian dengan sepuluh sikap kurang cocok ({failed} di "
        "luar batas; CFI {cfi}, RMSEA {rmsea}).",
        "factors_bifactor.merah": "Satu keserasian dengan sepuluh sikap tidak cocok dengan jawaban "
        "({failed} di luar batas; CFI {cfi}, RMSEA {rmsea}).",
        "invariance.scalar": "Butir berarti sama di {groups} wilayah: skornya boleh dibandingkan.",
        "invariance.suspects": "Butir pada umumnya berarti sama di {groups} wilayah, tetapi "
        "{count} butir dijawab lain oleh orang dengan keserasian sama: {items}; terjauh {item} di "
        "{area} ({apart} simpangan baku). Skor boleh dibandingkan; hati-hati pada sikap dengan "
        "butir itu.",
        "invariance.metric": "Butir berkaitan sama di {groups} wilayah, tetapi titik awalnya "
        "berbeda (CFI turun {cfi_lost}): beda skor antarwilayah dapat berasal dari cara menjawab. "
        "Bandingkan hanya perubahan di dalam satu wilayah.",
        "invariance.configural": "Butir berkaitan berbeda di {groups} wilayah (CFI turun "
        "{cfi_lost}): jangan bandingkan skor antarwilayah.",
        "invariance.none": "Sepuluh sikap tidak terlihat sama di {groups} wilayah: jangan "
        "bandingkan skor antarwilayah.",
        "invariance.not_converged": "Perhitungan tingkat {level} tidak menemukan hasil: "
        "perbandingan antarwilayah belum dapat dibenarkan.",
        "invariance.unsound": "Hasil tingkat {level} tidak sah ({subjects}): perbandingan "
        "antarwilayah belum dapat dibenarkan.",
        "invariance.tidak_ada_data": "Belum ada dua wilayah dengan cukup lembar lengkap untuk "
        "diperbandingkan.",
        "items_by_group.hijau": "Orang dengan keserasian sama menjawab sama menurut {grouping}.",
        "items_by_group.kuning": "{count} butir dijawab agak berbeda menurut {grouping} oleh orang "
        "dengan keserasian sama: {items}. Periksa bunyinya.",
        "items_by_group.merah": "{count} butir dijawab sangat berbeda menurut {grouping} oleh "
        "orang dengan keserasian sama: {items}. Jangan bandingkan kelompok ini pada butir itu.",
        "items_by_group.tidak_ada_data": "Belum ada dua kelompok {grouping} dengan cukup lembar.",
        "retest.hijau": "{people} orang menjawab hampir sama dua pekan kemudian (ICC {value}).",
        "retest.kuning": "Jawaban ulang {people} orang agak berubah (ICC {value}, sedikitnya "
        "{threshold}).",
        "retest.merah": "Jawaban ulang {people} orang banyak berubah (ICC {value}, sedikitnya "
        "{threshold}): skor satu orang tidak ajek.",
        "retest.few": "Jawaban ulang ajek (ICC {value}), tetapi baru {people} orang; disarankan "
        "{advised}.",
        "retest.tidak_ada_data": "Belum ada jawaban ulang dari sedikitnya {least} orang.",
        "trust.hijau": "Makin serasi, makin percaya (r {value}): seperti yang diharapkan.",
        "trust.kuning": "Kaitan dengan rasa percaya lemah (r {value}, sedikitnya {threshold}).",
        "trust.merah": "Skor tidak berkaitan dengan rasa percaya (r {value}): ragukan apakah yang "
        "diukur memang keserasian.",
        "trust.tidak_ada_data": "Pertanyaan rasa percaya tidak ada atau terlalu sedikit dijawab.",
        "straight_lines.hijau": "{count} dari {judged} lembar diisi seragam ({value}).",
        "straight_lines.kuning": "{count} dari {judged} lembar diisi seragam ({value}): tanyakan "
        "kepada pengawas lapangan.",
        "straight_lines.merah": "{count} dari {judged} lembar diisi seragam ({value}): kunjungi "
        "ulang sebagian sebelum angka dipakai.",
        "straight_lines.tidak_ada_data": "Terlalu sedikit lembar untuk dinilai.",
        "contradictions.hijau": "{count} dari {judged} lembar menjawab bertentangan ({value}).",
        "contradictions.kuning": "{count} dari {judged} lembar menjawab bertentangan ({value}): "
        "periksa pemahaman butir balik.",
        "contradictions.merah": "{count} dari {judged} lembar menjawab bertentangan ({value}): "
        "butir balik mungkin tidak dipahami.",
        "contradictions.tidak_ada_data": "Pasangan butir berlawanan tidak ada atau terlalu sedikit "
        "dijawab.",
        "yea_saying.hijau": "Tidak ada kecenderungan mengiyakan atau menolak semuanya ({value}).",
        "yea_saying.kuning.yes": "Jawaban agak condong mengiyakan semuanya ({value} langkah).",
        "yea_saying.kuning.no": "Jawaban agak condong menolak semuanya ({value} langkah).",
        "yea_saying.merah.yes": "Jawaban condong mengiyakan apa pun bunyinya ({value} langkah): "
        "butir balik dan butir biasa tidak boleh dibaca sendiri-sendiri.",
        "yea_saying.merah.no": "Jawaban condong menolak apa pun bunyinya ({value} langkah): butir "
        "balik dan butir biasa tidak boleh dibaca sendiri-sendiri.",
        "yea_saying.tidak_ada_data": "Terlalu sedikit lembar, atau tidak ada butir balik.",
        "interviewers.hijau": "{interviewers} pewawancara hampir tidak mewarnai jawaban (ICC "
        "{value}).",
        "interviewers.kuning": "Pewawancara agak mewarnai jawaban (ICC {value}, sebaiknya paling "
        "besar {threshold}). Dampingi {furthest}.",
        "interviewers.merah": "Pewawancara mewarnai jawaban (ICC {value}, sebaiknya paling besar "
        "{threshold}); yang paling menyimpang {furthest}. Periksa wawancaranya.",
        "interviewers.chance": "Beda antarpewawancara (ICC {value}) masih dapat berasal dari "
        "kebetulan; pewawancara atau lembarnya terlalu sedikit.",
        "interviewers.mixed_with_place": "Beda antarpewawancara (ICC {value}) tidak dapat "
        "dipisahkan dari beda antardesa: pewawancara terlalu jarang bekerja di desa yang sama.",
        "interviewers.places_unknown": "Beda antarpewawancara (ICC {value}) dapat berasal dari "
        "beda antartempat: desa tiap lembar tidak disebut.",
        "interviewers.tidak_ada_data": "Pewawancara tidak dicatat atau terlalu sedikit.",
        "haste.hijau": "{count} dari {judged} wawancara terlalu singkat ({value}).",
        "haste.kuning": "{count} dari {judged} wawancara terlalu singkat ({value}): periksa lagi.",
        "haste.merah": "{count} dari {judged} wawancara terlalu singkat untuk membaca semua butir "
        "({value}): kunjungi ulang sebagian sebelum angka dipakai.",
        "haste.tidak_ada_data": "Lama wawancara tidak dicatat.",
        "distance.hijau": "{count} dari {judged} wawancara di luar RT terpilih ({value}).",
        "distance.kuning": "{count} dari {judged} wawancara jauh dari RT terpilih ({value}): "
        "periksa lokasinya.",
        "distance.merah": "{count} dari {judged} wawancara jauh dari RT terpilih ({value}): "
        "sampel mungkin tidak seperti yang diundi.",
        "distance.tidak_ada_data": "Lokasi wawancara tidak dicatat.",
        "response.hijau": "{value} rumah tangga terpilih menjawab lengkap (dari {drawn}; menolak "
        "{refusal}, diganti {substituted}).",
        "response.kuning": "{value} rumah tangga terpilih menjawab lengkap (dari {drawn}; menolak "
        "{refusal}, diganti {substituted}): yang tidak menjawab mungkin berbeda.",
        "response.merah": "Hanya {value} rumah tangga terpilih menjawab lengkap (dari {drawn}; "
        "menolak {refusal}, diganti {substituted}): hasil mungkin tidak mewakili.",
        "response.tidak_ada_data": "Hasil kunjungan ke rumah tangga terpilih tidak dicatat.",
    }
)
"""Reason → Indonesian sentence, a `str.format` template over what the check tells."""

SHARES = frozenset(
    {"item_missing", "ceiling", "straight_lines", "contradictions", "haste", "distance", "response"}
)
"""Checks whose figures are shares and are read in percent."""
THREE_PLACES = frozenset({"rmsea", "srmr", "cfi", "tli", "cfi_lost"})


def sentence(check: Check) -> str:
    """Return the reason of a check in plain Indonesian words.

    Examples
    --------
    >>> sentence(Check("alpha_total", "hijau", "alpha_total.hijau",
    ...                told={"value": 0.861, "threshold": 0.8}))
    'Butir-butir sejalan: alfa 0,86, sedikitnya 0,80.'
    """
    return REASONS[check.reason].format(**shown(check))


def shown(check: Check) -> dict[str, str]:
    """Return what a check tells as text: decimal comma, shares in percent."""
    return {name: _shown(check, name, told) for name, told in check.told.items()}


def _shown(check: Check, name: str, told: Told) -> str:
    if isinstance(told, str):
        return GROUPINGS.get(told, told) if name == "grouping" else LEVELS.get(told, told)
    if isinstance(told, int):
        return str(told)
    if check.key in SHARES:
        return f"{100 * told:.1f} %".replace(".", ",")
    places = 3 if name in THREE_PLACES else 2
    return f"{told:.{places}f}".replace(".", ",")
