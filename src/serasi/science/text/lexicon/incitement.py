"""Calls to act against somebody: what calls, what is to be done, when and where, what is no call.

Indonesian, Javanese and Madurese; regular expressions over the plain text of a page.
"""

from __future__ import annotations

import re

CALL = re.compile(
    r"(?<![a-z])(?:ayo|ayok|yuk|yok|mari kita|gas|gaskan|rapatkan barisan|merapat|kumpul|"
    r"kumpulkan|ngumpul|siap siap|bersiap|siapkan|budal|mangkat|turun semua|semua turun|"
    r"jangan diam|jangan kasih|jangan beri|ojo kasih|ojo ngenteni|ojo adoh|ojo meneng|"
    r"aja meneng|sebar|sebarkan|viralkan|share|kapan kita|kita (?:semua )?(?:datangi|bakar|"
    r"serang|usir|segel|habisi|hajar|balas|lawan|hadang|sweeping|geruduk|ratakan)|rame rame|"
    r"rame2|ramai ramai|bareng bareng|keroyok ae|bawa (?:gembok|parang|celurit|clurit|sajam|"
    r"nyali|bensin|pentungan|bambu|batu|senjata)|(?:ng)?gowo (?:gaman|gir|pentungan|celurit|"
    r"lading)|ngibeh (?:areq|are)|langsung (?:bakar|hajar|habisi|sikat)|(?:ga|gak|nggak|"
    r"tidak) usah (?:dibawa|lapor)|bales|mbales|lek wani|nek wani|kalau bukan kita|"
    r"wajib (?:dibalas|dilawan|diusir)|satu komando|tunggu komando|ajak|sing melu)(?![a-z])"
)
DEED = re.compile(
    r"(?<![a-z])(?:bakar|bakarnya|dibakar|kobong|obong|diobong|habisi|dihabisi|serang|nyerang|"
    r"serbu|hajar|dihajar|keroyok|bantai|bunuh|dibunuh|pateni|dipateni|patenono|balas dendam|"
    r"balas|dibalas|bales|mbales|balasan|diadepi|jotos|dijotos|gebuk|digebuk|segel|usir|"
    r"diusir|sweeping|sikat|ganyang|hadang|geruduk|lurug|dilurug|bacok|dibacok|robohkan|"
    r"ratakan|halal darahnya|darahnya halal|nyawa (?:bayar|dibayar|ganti|dibalas) nyawa|"
    r"utang (?:nyawa|nyowo)|nyowo|darah (?:dibayar|dibalas)|datangi rumah(?:nya)?|"
    r"datengi omahe|seret|diseret|gantung|sampe[k]? mati|sampai mati|tuntaskan|habisin|"
    r"hajar aja|carok|males|nyerbu|tumpas|musnahkan|basmi|hancurkan|penggal)(?![a-z])"
)
WHEN_WHERE = re.compile(
    r"(?<![a-z])(?:malam ini|nanti malam|nanti|besok|besuk|lusa|sesuk|mengko|bengi|saiki|"
    r"sekarang|pagi ini|jam \d+|pukul \d+|senin|selasa|rabu|kamis|jumat|sabtu|minggu|ahad|"
    r"tanggal \d+|mangke|laggu|sateya|titik kumpul|di depan|depan|di pasar|di alun|lapangan|"
    r"perempatan|prapatan|omahe|rumahnya|rumah itu|kampung itu|markas)(?![a-z])"
)
NO_CALL = re.compile(
    r"(?<![a-z])(?:(?:jangan|tidak|tidak usah|ojo|aja|ajek) (?:mudah |gampang |sampai |"
    r"sampek |ikut |melu )?(?:terprovokasi|terhasut|terpancing|main hakim|anarkis|balas|bales|"
    r"serang|bakar|sebarkan)|terprovokasi|himbauan|imbauan|dihimbau|diimbau|mengimbau|"
    r"menghimbau|nyamuk|jentik|dbd|stunting|film|bioskop|turnamen|lomba|pertandingan|hama|"
    r"wereng|tikus|kerja bakti|gotong royong|skripsi|tugas resensi|diskon|promo|obral|"
    r"kemiskinan|buta huruf|pengajian|sholawat|donor)(?![a-z])"
)
