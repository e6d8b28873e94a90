"""A few areas by official code and name (public facts), enough for the tests of the reader."""

from __future__ import annotations

from serasi.science import text

PROVINCES = {"35": "Jawa Timur", "33": "Jawa Tengah", "36": "Banten"}
REGENCIES = {
    "35.08": "Kabupaten Lumajang",
    "35.09": "Kabupaten Jember",
    "35.10": "Kabupaten Banyuwangi",
    "35.11": "Kabupaten Bondowoso",
    "35.12": "Kabupaten Situbondo",
    "35.13": "Kabupaten Probolinggo",
    "35.74": "Kota Probolinggo",
    "35.17": "Kabupaten Jombang",
    "33.16": "Kabupaten Blora",
    "35.07": "Kabupaten Malang",
    "36.04": "Kabupaten Serang",
}
# The kecamatan of a regency in the order of their codes.
KECAMATAN = {
    "35.08": (
        "Tempursari, Pronojiwo, Candipuro, Pasirian, Tempeh, Kunir, Yosowilangun, "
        "Rowokangkung, Tekung, Lumajang, Pasrujambe, Senduro, Gucialit, Padang, Sukodono, "
        "Kedungjajang, Jatiroto, Randuagung, Klakah, Ranuyoso, Sumbersuko"
    ),
    "35.09": (
        "Jombang, Kencong, Sumberbaru, Gumukmas, Umbulsari, Tanggul, Semboro, Puger, "
        "Bangsalsari, Balung, Wuluhan, Ambulu, Rambipuji, Panti, Sukorambi, Jenggawah, "
        "Ajung, Tempurejo, Kaliwates, Patrang, Sumbersari, Arjasa, Mumbulsari, Pakusari, "
        "Jelbuk, Mayang, Kalisat, Ledokombo, Sukowono, Silo, Sumberjambe"
    ),
    "35.10": (
        "Pesanggaran, Bangorejo, Purwoharjo, Tegaldlimo, Muncar, Cluring, Gambiran, "
        "Srono, Genteng, Glenmore, Kalibaru, Singojuruh, Rogojampi, Kabat, Glagah, "
        "Banyuwangi, Giri, Wongsorejo, Songgon, Sempu, Kalipuro, Siliragung, Tegalsari, "
        "Licin, Blimbingsari"
    ),
    "35.11": (
        "Maesan, Tamanan, Tlogosari, Sukosari, Pujer, Grujugan, Curahdami, Tenggarang, "
        "Wonosari, Tapen, Bondowoso, Wringin, Tegalampel, Klabang, Cermee, Prajekan, "
        "Pakem, Sumberwringin, Sempol, Binakal, Taman Krocok, Botolinggo, Jambesari Darus "
        "Sholah"
    ),
    "35.12": (
        "Jatibanteng, Besuki, Suboh, Mlandingan, Kendit, Panarukan, Situbondo, Panji, "
        "Mangaran, Kapongan, Arjasa, Jangkar, Asembagus, Banyuputih, Sumbermalang, "
        "Banyuglugur, Bungatan"
    ),
    "35.13": (
        "Sukapura, Sumber, Kuripan, Bantaran, Leces, Banyuanyar, Tiris, Krucil, Gading, "
        "Pakuniran, Kotaanyar, Paiton, Besuk, Kraksaan, Krejengan, Pajarakan, Maron, "
        "Gending, Dringu, Tegalsiwalan, Sumberasih, Wonomerto, Tongas, Lumbang"
    ),
    "35.74": ("Kademangan, Wonoasih, Mayangan, Kanigaran, Kedopok"),
}
VILLAGES = {
    "35.08.01.2001": "Tegalrejo",
    "35.08.01.2004": "Tempurejo",
    "35.08.01.2005": "Tempursari",
    "35.08.02.2001": "Sidomulyo",
    "35.08.02.2002": "Pronojiwo",
    "35.08.03.2001": "Jugosari",
    "35.08.03.2003": "Candipuro",
    "35.08.04.2005": "Selok Awar-Awar",
    "35.08.06.2004": "Sukorejo",
    "35.08.07.2008": "Karanganyar",
    "35.08.07.2009": "Karangrejo",
    "35.08.07.2011": "Kebonsari",
    "35.08.08.2003": "Sidorejo",
    "35.08.08.2004": "Rowokangkung",
    "35.08.08.2005": "Sumbersari",
    "35.08.08.2007": "Sumberanyar",
    "35.08.09.2002": "Wonosari",
    "35.08.09.2004": "Tekung",
    "35.08.09.2005": "Wonokerto",
    "35.08.11.2003": "Sukorejo",
    "35.08.13.2001": "Wonokerto",
    "35.08.13.2002": "Pakel",
    "35.08.14.2006": "Padang",
    "35.08.14.2009": "Tanggung",
    "35.08.16.2004": "Wonorejo",
    "35.08.16.2010": "Tempursari",
    "35.08.18.2007": "Randuagung",
    "35.08.19.2004": "Sumberwringin",
    "35.08.19.2008": "Klakah",
    "35.08.19.2010": "Sruni",
    "35.08.20.2005": "Alun-Alun",
    "35.08.21.2002": "Kebonsari",
    "35.08.21.2005": "Mojosari",
    "35.09.01.2003": "Jombang",
    "35.09.01.2005": "Wringinagung",
    "35.09.02.2004": "Kencong",
    "35.09.02.2005": "Wonorejo",
    "35.09.03.2006": "Sumberagung",
    "35.09.04.2001": "Kepanjen",
    "35.09.04.2003": "Gumukmas",
    "35.09.04.2008": "Karangrejo",
    "35.09.05.2001": "Sukoreno",
    "35.09.05.2002": "Sidorejo",
    "35.09.05.2006": "Umbulsari",
    "35.09.05.2008": "Tegalwangi",
    "35.09.07.2004": "Semboro",
    "35.09.07.2006": "Sidomulyo",
    "35.09.08.2003": "Mojosari",
    "35.09.08.2006": "Kasiyan",
    "35.09.08.2009": "Wonosari",
    "35.09.09.2003": "Bangsalsari",
    "35.09.09.2006": "Sukorejo",
    "35.09.09.2008": "Tisnogambar",
    "35.09.11.2004": "Dukuhdempok",
    "35.09.12.2001": "Tegalsari",
    "35.09.12.2004": "Ambulu",
    "35.09.12.2005": "Karanganyar",
    "35.09.13.2002": "Curahmalang",
    "35.09.13.2006": "Rambipuji",
    "35.09.13.2008": "Rambigundam",
    "35.09.14.2003": "Panti",
    "35.09.14.2005": "Suci",
    "35.09.14.2006": "Kemiri",
    "35.09.15.2003": "Sukorambi",
    "35.09.16.2002": "Wonojati",
    "35.09.16.2003": "Jenggawah",
    "35.09.16.2005": "Sruni",
    "35.09.17.2004": "Ajung",
    "35.09.18.2002": "Tempurejo",
    "35.09.18.2004": "Pondokrejo",
    "35.09.18.2006": "Curahnongko",
    "35.09.19.1001": "Mangli",
    "35.09.19.1004": "Kaliwates",
    "35.09.20.1005": "Bintoro",
    "35.09.20.1006": "Jemberlor",
    "35.09.20.1007": "Patrang",
    "35.09.21.1001": "Kebonsari",
    "35.09.21.1002": "Sumbersari",
    "35.09.21.1004": "Karangrejo",
    "35.09.22.2001": "Kemuninglor",
    "35.09.22.2003": "Arjasa",
    "35.09.24.2002": "Bedadung",
    "35.09.25.2002": "Panduman",
    "35.09.25.2004": "Jelbuk",
    "35.09.26.2002": "Mayang",
    "35.09.26.2005": "Tegalrejo",
    "35.09.26.2006": "Sumberkejayan",
    "35.09.26.2007": "Sidomukti",
    "35.09.27.2001": "Gumuksari",
    "35.09.27.2002": "Sukoreno",
    "35.09.27.2005": "Sumberjeruk",
    "35.09.27.2007": "Kalisat",
    "35.09.27.2008": "Ajung",
    "35.09.28.2006": "Ledokombo",
    "35.09.28.2008": "Sumbersalak",
    "35.09.28.2010": "Sumberbulus",
    "35.09.29.2001": "Sumberwringin",
    "35.09.29.2003": "Sumberwaru",
    "35.09.29.2004": "Sukowono",
    "35.09.29.2006": "Sukorejo",
    "35.09.29.2008": "Arjasa",
    "35.09.29.2010": "Pocangan",
    "35.09.30.2001": "Sempolan",
    "35.09.30.2002": "Harjomulyo",
    "35.09.30.2003": "Karangharjo",
    "35.09.30.2004": "Silo",
    "35.09.30.2005": "Pace",
    "35.09.30.2006": "Mulyorejo",
    "35.09.30.2009": "Sidomulyo",
    "35.09.31.2002": "Sumberpakem",
    "35.09.31.2004": "Randuagung",
    "35.09.31.2007": "Gunungmalang",
    "35.10.01.2002": "Pesanggaran",
    "35.10.01.2004": "Sumberagung",
    "35.10.02.2001": "Sukorejo",
    "35.10.02.2004": "Bangorejo",
    "35.10.03.2004": "Sidorejo",
    "35.10.03.2005": "Purwoharjo",
    "35.10.04.2005": "Tegaldlimo",
    "35.10.07.2010": "Wringinagung",
    "35.10.08.2005": "Sumbersari",
    "35.10.10.2002": "Sepanjang",
    "35.10.10.2003": "Karangharjo",
    "35.10.11.2003": "Kalibaruwetan",
    "35.10.12.2008": "Padang",
    "35.10.12.2010": "Kemiri",
    "35.10.12.2011": "Sumberbaru",
    "35.10.13.2013": "Rogojampi",
    "35.10.16.1007": "Karangrejo",
    "35.10.16.1018": "Sumberrejo",
    "35.10.18.2004": "Wongsorejo",
    "35.10.18.2011": "Sumberanyar",
    "35.10.23.2001": "Tegalsari",
    "35.10.23.2006": "Tegalrejo",
    "35.10.24.2006": "Pakel",
    "35.10.25.2001": "Blimbingsari",
    "35.10.25.2007": "Kaligung",
    "35.10.25.2008": "Karangrejo",
    "35.11.01.2004": "Maesan",
    "35.11.01.2007": "Sumber Pakem",
    "35.11.01.2008": "Sumbersari",
    "35.11.01.2009": "Sumber Anyar",
    "35.11.02.2005": "Tamanan",
    "35.11.02.2007": "Kalianyar",
    "35.11.05.2001": "Alas Sumur",
    "35.11.05.2003": "Mangli",
    "35.11.05.2011": "Sukowono",
    "35.11.05.2012": "Sukodono",
    "35.11.06.2007": "Wonosari",
    "35.11.07.2012": "Sumber Salak",
    "35.11.09.2011": "Wonosari",
    "35.11.11.1006": "Kademangan",
    "35.11.12.2001": "Ambulu",
    "35.11.13.2001": "Klabang",
    "35.11.13.2004": "Karanganyar",
    "35.11.13.2006": "Tegalampel",
    "35.11.14.2005": "Karang Anyar",
    "35.11.14.2008": "Wonokerto",
    "35.11.14.2009": "Klabang",
    "35.11.15.2006": "Cermee",
    "35.11.18.2001": "Sukorejo",
    "35.11.18.2006": "Sumberwringin",
    "35.11.19.2002": "Kalianyar",
    "35.11.19.2004": "Kalisat",
    "35.11.19.2006": "Sumber Rejo",
    "35.11.20.2002": "Sumber Waru",
    "35.11.23.2004": "Sumberjeruk",
    "35.11.23.2009": "Sumber Anyar",
    "35.12.01.2003": "Sumberanyar",
    "35.12.01.2006": "Wringinanom",
    "35.12.02.2007": "Pesisir",
    "35.12.02.2009": "Besuki",
    "35.12.03.2003": "Gunung Malang",
    "35.12.03.2005": "Suboh",
    "35.12.04.2002": "Sumberanyar",
    "35.12.05.2003": "Balung",
    "35.12.06.2003": "Wringinanom",
    "35.12.10.2007": "Kapongan",
    "35.12.11.2007": "Arjasa",
    "35.12.12.2004": "Jangkar",
    "35.12.13.2003": "Awar-awar",
    "35.12.13.2007": "Mojosari",
    "35.12.13.2008": "Asembagus",
    "35.12.13.2010": "Wringin Anom",
    "35.12.14.2001": "Wonorejo",
    "35.12.14.2002": "Sumberanyar",
    "35.12.14.2005": "Sumberwaru",
    "35.12.17.2005": "Bungatan",
    "35.13.01.2007": "Wonokerto",
    "35.13.01.2010": "Pakel",
    "35.13.02.2001": "Ledokombo",
    "35.13.03.2004": "Karangrejo",
    "35.13.03.2007": "Wringinanom",
    "35.13.04.2010": "Karanganyar",
    "35.13.05.2005": "Leces",
    "35.13.11.2003": "Sidomulyo",
    "35.13.11.2006": "Sidorejo",
    "35.13.11.2011": "Sukorejo",
    "35.13.12.2011": "Karanganyar",
    "35.13.12.2015": "Paiton",
    "35.13.12.2018": "Sumberanyar",
    "35.13.14.1005": "Sidomukti",
    "35.13.14.2018": "Asembagus",
    "35.13.16.2008": "Tanjung",
    "35.13.17.2013": "Wonorejo",
    "35.13.18.2004": "Pesisir",
    "35.13.18.2013": "Gending",
    "35.13.19.2003": "Sumberagung",
    "35.13.19.2008": "Tegalrejo",
    "35.13.21.2009": "Ambulu",
    "35.13.21.2012": "Pesisir",
    "35.13.22.2003": "Jrebeng",
    "35.13.22.2004": "Wonorejo",
    "35.13.23.2001": "Sumberrejo",
    "35.13.23.2006": "Wringinanom",
    "35.74.01.1008": "Kademangan",
    "35.74.03.1004": "Jati",
    "35.74.04.1002": "Sukoharjo",
    "35.74.05.1004": "Jrebeng Lor",
}


def gazetteer() -> text.Gazetteer:
    """Build the sample gazetteer."""
    places = [text.Place(code, name, 1, "provinsi") for code, name in PROVINCES.items()]
    places += [
        text.Place(code, name, 2, name.split()[0].lower()) for code, name in REGENCIES.items()
    ]
    for regency, names in KECAMATAN.items():
        places += [
            text.Place(f"{regency}.{number:02d}", name, 3, "kecamatan")
            for number, name in enumerate(names.split(", "), start=1)
        ]
    for code, name in VILLAGES.items():
        kind = "kelurahan" if code.split(".")[3].startswith("1") else "desa"
        aliases = ("Kedung Supit",) if name == "Kedungsupit" else ()
        places.append(text.Place(code, name, 4, kind, aliases))
    return text.Gazetteer.build(places)
