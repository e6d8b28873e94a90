"""Organised actors and roles of the region, by kind."""

from __future__ import annotations

from serasi.science.text.lexicon.acts import _list

GROUPS: dict[str, dict[str, list[str]]] = {
    "silat": {
        "PSHT": _list("psht, setia hati terate, sh terate"),
        "PSHW": _list("pshw, sh winongo, setia hati winongo, winongo"),
        "Pagar Nusa": _list("pagar nusa, pagarnusa, psnu"),
        "IKSPI Kera Sakti": _list("ikspi, kera sakti, ikspi kera sakti"),
        "PSKS": _list("psks"),
        "Perisai Diri": _list("perisai diri"),
        "Tapak Suci": _list("tapak suci"),
        "Merpati Putih": _list("merpati putih"),
        "Cempaka Putih": _list("cempaka putih"),
        "Persinas ASAD": _list("persinas asad, persinas, asad"),
        "kelompok pesilat": _list(
            "pesilat, perguruan silat, perguruan pencak silat, pencak silat, kelompok silat, "
            "rombongan silat"
        ),
    },
    "ormas": {
        "Pemuda Pancasila": _list("pemuda pancasila"),
        "GRIB Jaya": _list("grib jaya, grib"),
        "Banser": _list("banser"),
        "GP Ansor": _list("gp ansor, ansor"),
        "Kokam": _list("kokam"),
        "FPI": _list("fpi, front pembela islam"),
        "Madas": _list("madas, madura asli"),
        "HTI": _list("hti"),
        "NU": _list("pcnu, mwcnu, nahdlatul ulama"),
        "Muhammadiyah": _list("muhammadiyah"),
        "LSM": _list("lsm"),
        "ormas": _list("ormas, organisasi masyarakat"),
        "HMI": _list("hmi"), "PMII": _list("pmii"), "GMNI": _list("gmni"),
        "FBR": _list("fbr"), "Forkabi": _list("forkabi"),
    },
    "company": {
        "PTPN": _list("ptpn xii, ptpn i, ptpn"),
        "Perhutani": _list("perhutani, lmdh, kph"),
        "perusahaan perkebunan": _list(
            "perusahaan perkebunan, pihak perkebunan, sekuriti perkebunan"
        ),
        "perusahaan tambang": _list("perusahaan tambang, penambang, pihak tambang"),
        "perusahaan": _list("pihak perusahaan, sekuriti perusahaan, satpam perusahaan"),
    },
    "institution": {
        "KPU": _list("kpu"), "Bawaslu": _list("bawaslu, panwascam"), "BPN": _list("bpn"),
        "FKUB": _list("fkub"), "DPRD": _list("dprd"), "FKDM": _list("fkdm"),
    },
    "community": {
        "suporter": _list("suporter, bonek, aremania"),
        "pelajar": _list("pelajar, siswa, siswi, murid"),
        "mahasiswa": _list("mahasiswa"),
        "santri": _list("santri"),
        "buruh": _list("buruh, pekerja pabrik"),
        "petani": _list("petani, petani penggarap, penggarap"),
        "nelayan": _list("nelayan"),
        "pedagang": _list("pedagang, pkl"),
        "jemaat": _list("jemaat"),
        "geng motor": _list("geng motor, gangster"),
        "pendukung calon": _list(
            "massa pendukung, pendukung calon, pendukung paslon, tim sukses, timses"
        ),
        "massa": _list("massa"),
        "pemuda": _list("pemuda, remaja"),
        "warga": _list("warga, masyarakat"),
    },
    "unknown": {"OTK": _list("orang tidak dikenal, otk, orang tak dikenal, preman")},
    "security": {
        "Polri": _list(
            "polsek, polres, kapolsek, kapolres, polisi, brimob, satreskrim, bhabinkamtibmas"
        ),
        "TNI": _list("tni, koramil, kodim, danramil, babinsa, dandim"),
        "Satpol PP": _list("satpol pp, satpolpp, linmas, trantib"),
        "Forkopimcam": _list("forkopimcam, muspika, forkopimda"),
        "camat": _list("camat"),
        "kepala desa": _list("kades, kepala desa, lurah, kasun, perangkat desa"),
        "tokoh": _list("tokoh masyarakat, tokoh agama, toga, tomas, kiai, tokoh pemuda"),
    },
}  # fmt: skip
