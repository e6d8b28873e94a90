"""INSERASI 1 in Javanese, krama madya: polite, and still as villagers speak. Not tested yet."""

from __future__ import annotations

READING = (
    "Sepinten cocogipun ukara niki kalih kawontenan teng lingkungan panjenengan (RT/RW kalih desa"
    " niki) tigang wulan pungkasan?"
)
SCALE = {
    1: "Mboten cocog sanget",
    2: "Mboten cocog",
    3: "Antawis nggih kalih mboten",
    4: "Cocog",
    5: "Cocog sanget",
    8: "Mboten ngertos",
    9: "Mboten purun njawab",
}
CONSENT = (
    "Kula badhe nyuwun pirsa babagan karukunan warga teng desa/kelurahan niki. Panjenengan"
    " kepilih sarana acakan. Asma, NIK, kalih alamat griya mboten dicathet teng jawaban. Tumut"
    " punapa mboten, sumangga: panjenengan kenging nampik, nglangkungi pitakenan, utawi kendel"
    " sewayah-wayah, lan jawaban kenging dipundhut malih ngangge nomer teng kertu niki. Jawaban"
    " mboten wonten gandhengipun kalih bantuan sosial utawi layanan punapa mawon. Asilipun"
    " namung diwartosaken kangge tiyang kathah sareng-sareng. Punapa panjenengan kersa?"
)
ATTITUDES = {
    "A1": "Urip rukun",
    "A2": "Tepa slira",
    "A3": "Akrab",
    "A4": "Sami ngajeni",
    "A5": "Tanggel jawab",
    "A6": "Sami mbetahaken",
    "A7": "Mboten wonten sing nguwasani utawi meres",
    "A8": "Gentosan sing sami nguntungaken",
    "A9": "Sami mangertosi",
    "A10": "Sami pamanggih",
}
ITEMS = {
    "A1a": "Warga sing benten agami utawi kapitadosan urip jejer teng mriki tanpa sami ngganggu.",
    "A1b": "Bentenipun asal-usul utawi golongan ndadosaken warga teng mriki sami nebih.",
    "A1c": "Menawi wonten padudon antarwarga, limrahipun dirampungaken sarana rembagan, sanes adu"
    " kekiyatan.",
    "A2a": "Warga ngatur kegiatanipun supados mboten ngganggu tangga sing saweg ngibadah.",
    "A2b": "Saderengipun matur utawi tumindak, kula mikir rumiyin raosipun tiyang sanes.",
    "A2c": "Wonten warga sing tetep pados bathi piyambak sinaosa ngertos tangganipun rugi.",
    "A3a": "Kula kikuk srawung kalih tiyang sing benten suku, agami, utawi golongan.",
    "A3b": "Warga dhatengan kalih warga asli teng mriki asring kempal lan jagongan sareng.",
    "A3c": "Warga sing kekirangan mesthi tumut diajak teng acara sareng-sareng.",
    "A4a": "Saben tiyang teng mriki saged ngibadah miturut agaminipun tanpa dipoyoki utawi"
    " dialangi.",
    "A4b": "Teng mriki taksih limrah tiyang dipoyoki amargi suku, logat, padamelan, utawi"
    " kawontenan badanipun.",
    "A4c": "Pamanggihipun tiyang estri, lare enem, kalih tiyang alit dipirengaken teng rapat"
    " warga.",
    "A5a": "Menawi wonten kabar sing saged mecah warga, tiyang mriki mriksa rumiyin saderengipun"
    " nyebaraken.",
    "A5b": "Asil rembag warga asring mboten dilampahi.",
    "A5c": "Kerja bakti, ronda, kalih iuran dipikul sareng kanthi adil.",
    "A6a": "Menawi wonten sing sakit utawi kenging musibah, warga mbiyantu tanpa mirsani"
    " golonganipun.",
    "A6b": "Padamelan kalih usaha teng mriki mlampah amargi golongan sing benten sami mbetahaken.",
    "A6c": "Golongan kula saged urip sae tanpa perlu makarya sareng golongan sanes.",
    "A7a": "Buruh, penggarap, kalih rewang teng mriki ditindakaken kanthi manungsani.",
    "A7b": "Kaputusan wigati teng mriki ditemtokaken setunggal golongan utawi tiyang sekedhik"
    " mawon.",
    "A7c": "Bantuan, toya, lahan garapan, kalih panggenan usaha dibagi kanthi adil.",
    "A8a": "Warga sing benten agami sami mbiyantu menawi wonten hajatan utawi dinten ageng.",
    "A8b": "Warga teng mriki namung purun dagang utawi nyambut damel kalih tiyang"
    " golonganipun piyambak.",
    "A8c": "Usaha sareng utawi bagi asil teng mriki nguntungaken kalih pihak.",
    "A9a": "Kula angel nampi tradisi utawi cara ngibadahipun tangga sing benten kalih kula.",
    "A9b": "Menawi wonten sing lepat, warga purun mirengaken rumiyin katranganipun.",
    "A9c": "Pamrentah desa/kelurahan nerangaken kaputusanipun dados warga ngertos sebabipun.",
    "A10a": "Bentenipun agami ndadosaken warga teng mriki angel sarujuk babagan aturan urip"
    " sareng.",
    "A10b": "Warga sarujuk menawi manunggalipun kampung langkung wigati tinimbang menangipun"
    " setunggal golongan.",
    "A10c": "Sinaosa pilihan politik benten, warga tetep sarujuk ngangge cara tentrem.",
}
RESIDUAL = {
    "P1": "Kula taksih ajrih nglangkungi panggenan kedadosan.",
    "P2": "Kula nyingkiri tiyang saking pihak sanes.",
    "P3": "Kedadosan niku taksih ngganggu tilem utawi kegiatan kula.",
    "P4": "Warga kalih pihak sampun sami aruh-aruh kados rumiyin.",
    "P5": "Kesepakatan damai dilampahi kalih pihak.",
    "P6": "Kula pitados bab niku mboten badhe kedadosan malih.",
}
QUESTIONS = {
    "E1": "Dibandhing setaun kepengker, kaserasianipun warga teng mriki:",
    "E2": "Sepinten amanipun panjenengan mlampah teng sekitar mriki wanci dalu?",
    "E3a": "Sepinten pitadosipun panjenengan dhateng tangga? (0 babar pisan mboten, 10 saestu"
    " pitados)",
    "E3b": "Sepinten pitadosipun panjenengan dhateng warga golongan sanes?",
    "E3c": "Sepinten pitadosipun panjenengan dhateng kepala desa/lurah?",
    "E3d": "Sepinten pitadosipun panjenengan dhateng camat?",
    "E3e": "Sepinten pitadosipun panjenengan dhateng polisi?",
    "E3f": "Sepinten pitadosipun panjenengan dhateng bupati/wali kota?",
    "E3g": "Sepinten pitadosipun panjenengan dhateng kabar teng media sosial?",
    "E4": "Teng 12 wulan pungkasan, punapa panjenengan nate mirsani padudon antargolongan teng"
    " sekitar mriki?",
    "E4j": "Padudon bab punapa? (kenging langkung saking setunggal)",
    "E5": "Menawi wonten masalah sing saged mecah warga, punapa panjenengan ngertos kedah lapor"
    " teng pundi?",
    "E6": "Menawi wonten padudon antargolongan, dhateng sinten warga paling rumiyin nyuwun"
    " ditengahi?",
}
OPTIONS = {
    "E1.1": "Langkung awon tebih",
    "E1.2": "Langkung awon",
    "E1.3": "Sami mawon",
    "E1.4": "Langkung sae",
    "E1.5": "Langkung sae tebih",
    "E2.1": "Mboten aman sanget",
    "E2.2": "Mboten aman",
    "E2.3": "Antawis aman kalih mboten",
    "E2.4": "Aman",
    "E2.5": "Aman sanget",
    "E4.1": "Nggih",
    "E4.2": "Mboten",
    "E4j.1": "Antarwarga, antarkampung, utawi antarperguruan",
    "E4j.2": "Keamanan: colongan, tudhuhan, ngukumi piyambak",
    "E4j.3": "Agami, suku, utawi asal-usul",
    "E4j.4": "Bantuan, padamelan, utawi opah",
    "E4j.5": "Sekolah, pesantren, utawi kampus",
    "E4j.6": "Antarorganisasi masyarakat",
    "E4j.7": "Siti, toya, kebon, alas, utawi seganten",
    "E4j.8": "Pilihan utawi urusan politik",
    "E5.1": "Nggih",
    "E5.2": "Mboten",
    "E6.1": "Ketua RT/RW",
    "E6.2": "Kepala desa/lurah utawi perangkatipun",
    "E6.3": "Tokoh agami",
    "E6.4": "Tokoh masyarakat utawi tokoh adat",
    "E6.5": "Bhabinkamtibmas utawi polisi",
    "E6.6": "Babinsa",
    "E6.7": "FKUB utawi FKDM",
    "E6.8": "Camat",
    "E6.9": "Kaluwarga ageng",
    "E6.10": "Mboten dhateng sinten-sinten",
}
LDP_SENTENCE = (
    "Menawi kedadosan niku taksih ngaboti, panjenengan saged ngubungi Layanan Dukungan Psikososial"
    " (LDP) Dinas Sosial teng nomer ing kertu niki."
)
